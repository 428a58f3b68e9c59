package io.dryswarm.models.workload;

import org.jspecify.annotations.Nullable;

/** What happens at both ends of exchanges: users and programs. */
interface ExchangeEnds {
  /** The program that serves a task at present, dead or alive, or {@code null}. */
  @Nullable
  TaskProcess processOf(int task);

  /** A request has arrived at a live program. */
  void arrived(Exchange exchange, TaskProcess server);

  /** The answer is there; the exchange is freed afterwards. */
  void answered(Exchange exchange);

  /** It has failed for the client; the exchange is freed, or left to its server, afterwards. */
  void failed(Exchange exchange, FailureCause cause);

  /** One-way latency between this user group and the cluster, one draw. */
  long accessNs(int group);

  /** A request needed its first retransmission. */
  void retried(Exchange exchange);

  /** An answer carries an item to nobody. */
  void itemLostInTransit(int item);
}

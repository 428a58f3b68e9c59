package io.dryswarm.models.workload;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.Owners;
import org.jspecify.annotations.Nullable;

/** What happens to exchanges in time. An event carries the slot and the slot's generation. */
final class ExchangeEvents {
  /** Where events are handled; those of an earlier use of a slot come too. */
  interface Handlers {
    void onSyn(int slot, long generation);

    void onRetry(int slot, long generation);

    void onRequest(int slot, long generation);

    void onAnswer(int slot, long generation);

    /** @param arg the {@link FailureCause}'s ordinal in its upper half, the generation in the lower one */
    void onFailure(int slot, long arg);

    void onDeadline(int slot, long generation);

    void onRetransmit(int slot, long generation);

    void onAnswerAgain(int slot, long generation);
  }

  private static final FailureCause[] CAUSES = FailureCause.values();

  /** A SYN comes to the server. */
  final SlotEvent syn;

  /** The client's kernel tries again to connect. */
  final SlotEvent retry;

  /** The request comes to the server. */
  final SlotEvent request;

  /** The answer comes to the client. */
  final SlotEvent answer;

  /** The client's patience ends. */
  final SlotEvent deadline;

  /** The client's kernel sends the request again. */
  final SlotEvent retransmit;

  /** The server's kernel sends the answer again. */
  final SlotEvent answerAgain;

  private final SlotEvent failure;
  private final Simulation sim;
  private final ExchangeTable table;
  private final Dialer dialer;

  ExchangeEvents(Simulation sim, ExchangeTable table, Dialer dialer, Handlers handlers) {
    this.sim = sim;
    this.table = table;
    this.dialer = dialer;
    this.syn = atServer("workload.syn", handlers::onSyn);
    this.retry = atClient("workload.retry", handlers::onRetry);
    this.request = atServer("workload.request", handlers::onRequest);
    this.answer = atClient("workload.answer", handlers::onAnswer);
    this.failure = atClient("workload.failure", handlers::onFailure);
    this.deadline = atClient("workload.deadline", handlers::onDeadline);
    this.retransmit = atClient("workload.retransmit", handlers::onRetransmit);
    this.answerAgain = atServer("workload.answer-again", handlers::onAnswerAgain);
  }

  private SlotEvent atClient(String name, SlotEvent.Handler handler) {
    return sim.define(name, handler)
        .ownedBy((slot, generation) ->
            Owners.machineOrNobody(clientNode(table.current(slot, generation))));
  }

  private SlotEvent atServer(String name, SlotEvent.Handler handler) {
    return sim.define(name, handler)
        .ownedBy((slot, generation) ->
            Owners.machineOrNobody(serverNode(table.current(slot, generation))));
  }

  /** Users outside stand on no node. */
  private static int clientNode(@Nullable Exchange x) {
    return x == null || x.isFromUser() ? EventOwner.NOBODY : x.fromNode;
  }

  private int serverNode(@Nullable Exchange x) {
    return x == null || x.route < 0 ? EventOwner.NOBODY : dialer.node(x.route);
  }

  /** @return the event's handle */
  long after(long delayNs, SlotEvent event, Exchange x) {
    x.sentNs = sim.nowNs();
    return sim.after(delayNs, event, x.slot, x.generation);
  }

  void at(long timeNs, SlotEvent event, Exchange x) {
    sim.at(timeNs, event, x.slot, x.generation);
  }

  /** The client will learn that it has failed. */
  void failAfter(long delayNs, Exchange x, FailureCause cause) {
    long arg = ((long) cause.ordinal() << Integer.SIZE) | (x.generation & 0xffffffffL);
    sim.after(delayNs, failure, x.slot, arg);
  }

  /** Of an event of {@link #failAfter}. */
  static FailureCause cause(long arg) {
    return CAUSES[(int) (arg >>> Integer.SIZE)];
  }

  /** The client's patience lasts until another time. */
  void moveDeadline(Exchange x, long timeNs) {
    x.deadline = sim.rearm(x.deadline, timeNs);
  }

  void cancelDeadline(Exchange x) {
    sim.cancel(x.deadline);
  }

  long nowNs() {
    return sim.nowNs();
  }
}

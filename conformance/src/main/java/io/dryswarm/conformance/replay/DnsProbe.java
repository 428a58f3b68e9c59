package io.dryswarm.conformance.replay;

import io.dryswarm.models.dns.DnsAnswer;
import io.dryswarm.models.dns.Question;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for one name again and again, one question at a time: the next one is due after its interval, but not before the last one is over. */
final class DnsProbe {
  final String probe;
  final String name;
  final Client client;
  final long everyNs;
  final long timeoutNs;
  final long untilNs;
  private long askedNs;
  private List<Integer> arriving = List.of();
  private @Nullable List<Integer> seen;

  /**
   * @param untilNs last question before, on the run's clock
   */
  DnsProbe(String probe, String name, Client client, long everyNs, long timeoutNs, long untilNs) {
    this.probe = probe;
    this.name = name;
    this.client = client;
    this.everyNs = everyNs;
    this.timeoutNs = timeoutNs;
    this.untilNs = untilNs;
  }

  /** The container that asks. */
  record Client(int node, int task) {}

  Question question() {
    return Question.of(name, Question.Type.A);
  }

  /** @return when the answer arrives, or the prober stops waiting, nanoseconds from now */
  long asked(long nowNs, DnsAnswer answer) {
    askedNs = nowNs;
    boolean inTime = answer.isAnswer() && answer.delayNs() <= timeoutNs;
    List<Integer> addresses = inTime ? new ArrayList<>(answer.addresses()) : new ArrayList<>();
    addresses.sort(Integer::compareUnsigned);
    arriving = addresses;
    return inTime ? answer.delayNs() : timeoutNs;
  }

  /** The answer is there: its addresses if they are others than before, else {@code null}. The first answer changes nothing. */
  @Nullable
  List<Integer> changed() {
    boolean same = seen == null || seen.equals(arriving);
    seen = arriving;
    return same ? null : arriving;
  }

  long nextNs(long nowNs) {
    return Math.max(nowNs, askedNs + everyNs);
  }
}

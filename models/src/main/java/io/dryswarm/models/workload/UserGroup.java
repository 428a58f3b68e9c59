package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One group of users: its random streams, its counts, and the failures with their times. */
final class UserGroup {
  private static final FailureCause[] CAUSES = FailureCause.values();
  private static final double NS_PER_SECOND = 1e9;

  final UserSpec spec;
  final int itemKind;
  final Histogram latency = new Histogram(3);
  long sent;
  long ok;
  long retried;
  private final Distribution gap;
  private final RandomStream gaps;
  private final RandomStream entries;
  private final RandomStream access;
  final ClientAddresses clients;
  private final LongArrayList failureNs = new LongArrayList();
  private final IntArrayList failureCode = new IntArrayList();
  private final LongArrayList retriedNs = new LongArrayList();

  UserGroup(UserSpec spec, int index, int itemKind, RandomStreams streams) {
    this.spec = spec;
    this.itemKind = itemKind;
    this.gap = new Exponential(NS_PER_SECOND / spec.ratePerSecond());
    this.gaps = streams.stream("workload.arrivals", index);
    this.entries = streams.stream("workload.entry", index);
    this.clients = new ClientAddresses(spec.client(), streams.stream("workload.client", index));
    this.access = streams.stream("workload.access", index);
  }

  long nextGapNs() {
    return gap.sampleNs(gaps);
  }

  int nextEntryNode() {
    return spec.entryNodes().get(entries.nextInt(spec.entryNodes().size()));
  }

  long nextAccessNs() {
    return spec.accessNs().sampleNs(access);
  }

  void succeeded(long latencyNs) {
    ok++;
    latency.recordValue(latencyNs);
  }

  void failed(long nowNs, FailureCause cause, @Nullable FailureCause inner) {
    failureNs.add(nowNs);
    failureCode.add(cause.ordinal() * CAUSES.length + (inner == null ? cause : inner).ordinal());
  }

  void retriedAt(long nowNs) {
    retried++;
    retriedNs.add(nowNs);
  }

  long failures() {
    return failureNs.size();
  }

  /** Failures by cause in words, of times from {@code fromNs} up to and including {@code toNs}. */
  SortedMap<String, Long> failuresBetween(long fromNs, long toNs) {
    TreeMap<String, Long> byCause = new TreeMap<>();
    for (int i = 0; i < failureNs.size(); i++) {
      if (failureNs.getLong(i) >= fromNs && failureNs.getLong(i) <= toNs) {
        byCause.merge(words(failureCode.getInt(i)), 1L, Long::sum);
      }
    }
    return byCause;
  }

  private static String words(int code) {
    FailureCause cause = CAUSES[code / CAUSES.length];
    FailureCause inner = CAUSES[code % CAUSES.length];
    return cause == inner ? cause.label() : cause.label() + " (" + inner.label() + " further on)";
  }

  long retriedBetween(long fromNs, long toNs) {
    long count = 0;
    for (int i = 0; i < retriedNs.size(); i++) {
      count += retriedNs.getLong(i) >= fromNs && retriedNs.getLong(i) <= toNs ? 1 : 0;
    }
    return count;
  }
}

package io.dryswarm.models.workload;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One group of users: its random streams, its counts, and the failures with their times. */
final class UserGroup {
  private static final FailureCause[] CAUSES = FailureCause.values();

  final UserSpec spec;
  final int itemKind;
  final Histogram latency = new Histogram(3);
  long sent;
  long ok;
  long retried;

  /** Tries of all requests together. */
  long tries;

  final RetrySpec.Budget budget = new RetrySpec.Budget();

  /** For pauses before further tries. */
  final RandomStream pauses;

  private final Arrivals arrivals;
  private final RandomStream gaps;
  private final IdleConnections idle;

  /** Of a closed loop's users, each; empty for an open loop, whose users share what is idle. */
  private final @Nullable KeptConnection[] own;

  private final RandomStream entries;
  private final RandomStream access;
  final ClientAddresses clients;
  private final LongArrayList failureNs = new LongArrayList();
  private final IntArrayList failureCode = new IntArrayList();
  private final LongArrayList retriedNs = new LongArrayList();

  UserGroup(
      UserSpec spec,
      int index,
      int itemKind,
      RandomStreams streams,
      Consumer<KeptConnection> hangUp) {
    this.spec = spec;
    this.itemKind = itemKind;
    this.gaps = streams.stream("workload.arrivals", index);
    this.arrivals =
        Arrivals.of(spec.arrivals(), spec.startNs(), gaps, streams.stream("workload.rates", index));
    this.pauses = streams.stream("workload.pauses", index);
    this.idle = new IdleConnections("", spec.keepAlive().idleNs(), hangUp);
    this.own = new KeptConnection[spec.keepAlive().isUsed() ? population(spec) : 0];
    this.entries = streams.stream("workload.entry", index);
    this.clients = new ClientAddresses(spec.client(), streams.stream("workload.client", index));
    this.access = streams.stream("workload.access", index);
  }

  private static int population(UserSpec spec) {
    return spec.arrivals() instanceof ArrivalSpec.Closed closed ? closed.population() : 0;
  }

  boolean isClosed() {
    return spec.arrivals() instanceof ArrivalSpec.Closed;
  }

  /** Of an open loop: {@link Arrivals#nextNs}. */
  long nextArrivalNs(long nowNs) {
    return arrivals.nextNs(nowNs);
  }

  /** Of a closed loop: from the end of a request to the next one. */
  long nextThinkNs() {
    return ((ArrivalSpec.Closed) spec.arrivals()).thinkNs().sampleNs(gaps);
  }

  /** A connection that can be used again, or {@code null}. */
  @Nullable
  KeptConnection takeConnection(int user, long nowNs) {
    if (own.length == 0) {
      return idle.take(nowNs);
    }
    KeptConnection mine = own[user];
    own[user] = null;
    return mine == null ? null : idle.useful(mine, nowNs);
  }

  /** An object for a connection that has just been opened. */
  KeptConnection openConnection() {
    return idle.make();
  }

  void giveBack(KeptConnection connection, int user, long nowNs) {
    if (++connection.requests >= spec.keepAlive().requests()) {
      idle.drop(connection);
    } else if (own.length > 0) {
      connection.idleSinceNs = nowNs;
      own[user] = connection;
    } else {
      idle.giveBack(connection, nowNs);
    }
  }

  void dropConnection(KeptConnection connection) {
    idle.drop(connection);
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

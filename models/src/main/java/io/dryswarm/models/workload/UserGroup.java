package io.dryswarm.models.workload;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One group of users: its random streams, and its counts. */
final class UserGroup {
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
  private final long[] failures = new long[FailureCode.COUNT];

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

  /** @param code of {@link FailureCode} */
  void failed(int code) {
    failures[code]++;
  }

  long failures() {
    return Arrays.stream(failures).sum();
  }

  /** Failures by cause in words. */
  SortedMap<String, Long> failuresByCause() {
    TreeMap<String, Long> byCause = new TreeMap<>();
    for (int code = 0; code < failures.length; code++) {
      if (failures[code] > 0) {
        byCause.merge(FailureCode.words(code), failures[code], Long::sum);
      }
    }
    return byCause;
  }
}

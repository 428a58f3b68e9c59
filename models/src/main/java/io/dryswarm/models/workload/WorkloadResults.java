package io.dryswarm.models.workload;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.cpu.CpuHost;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.volumes.VolumeData;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Turns the counts of a workload into results; a snapshot at the moment of the call. */
public final class WorkloadResults {
  private final Simulation sim;
  private final List<UserGroup> users;
  private final FailureMoments moments;
  private final Items items;
  private final Processes processes;
  private final CpuHost cpu;

  WorkloadResults(Simulation sim, Users users, Items items, Processes processes, CpuHost cpu) {
    this.sim = sim;
    this.users = users.groups();
    this.moments = users.moments;
    this.items = items;
    this.processes = processes;
    this.cpu = cpu;
  }

  public List<RequestResult> requests() {
    List<RequestResult> results = new ArrayList<>();
    for (UserGroup group : users) {
      long unfinished = group.sent - group.ok - group.failures();
      results.add(new RequestResult(
          group.spec.name(),
          group.spec.request(),
          group.sent,
          group.ok,
          group.failuresByCause(),
          group.retried,
          unfinished,
          group.latency,
          group.tries));
    }
    return results;
  }

  /**
   * Failures of all users by cause, of times from {@code fromNs} up to and including {@code toNs}.
   *
   * @param fromNs a moment of {@link WorkloadHost#markMoment}
   * @param toNs   the same, or the present
   * @throws IllegalArgumentException if a moment was not marked
   */
  public SortedMap<String, Long> failuresBetween(long fromNs, long toNs) {
    return moments.failuresBetween(fromNs, toNs);
  }

  /** Requests of all users that needed a first SYN retransmission in that time; as {@link #failuresBetween}. */
  public long retriedBetween(long fromNs, long toNs) {
    return moments.retriedBetween(fromNs, toNs);
  }

  /**
   * @param restarts tasks started beyond the first of each slot, by service name
   */
  public List<ServiceResult> services(SortedMap<String, Long> restarts) {
    List<ServiceResult> results = new ArrayList<>();
    for (ServiceLoad load : processes.loads().values()) {
      load.move(sim.nowNs(), 0, 0, 0);
      results.add(new ServiceResult(
          load.service,
          load.isLoopDriven() ? load.roundsWithWork : load.served,
          load.utilisation(),
          load.meanQueue(),
          load.maxQueue,
          restarts.getOrDefault(load.service, 0L),
          load.fewestServing,
          load.mostServing));
    }
    return results;
  }

  /**
   * Where all items ended.
   *
   * @param nodeName names of nodes
   */
  public List<ItemResult> items(IntFunction<String> nodeName) {
    List<ItemResult> results = new ArrayList<>();
    for (int kind = 0; kind < items.kinds().size(); kind++) {
      results.add(items(kind, nodeName));
    }
    return results;
  }

  private ItemResult items(int kind, IntFunction<String> nodeName) {
    ItemCounts counts = items.counts(kind);
    TreeMap<String, Long> stranded = new TreeMap<>();
    TreeMap<String, Long> lost = new TreeMap<>();
    long stored = 0;
    for (int volume = 0; volume < items.volumes().size(); volume++) {
      VolumeData data = items.volumes().get(volume);
      if (isInUse(data)) {
        stored += counts.storedIn(volume);
      } else {
        count(stranded, stranding(data, nodeName), counts.storedIn(volume));
      }
    }
    for (int cause = 0; cause < items.lossCauses().size(); cause++) {
      count(lost, items.lossCauses().get(cause), counts.lostFor(cause));
    }
    sim.check(
        counts.accepted == stored + counts.waiting + sum(stranded) + sum(lost),
        "every accepted item is stored, waiting, stranded or lost");
    Items.Kind of = items.kinds().get(kind);
    return new ItemResult(
        of.name,
        counts.offered,
        counts.accepted,
        stored,
        counts.waiting,
        stranded,
        lost,
        of.storeLatency,
        of.seenLatency,
        of.peakQueue);
  }

  private static String stranding(VolumeData data, IntFunction<String> nodeName) {
    if (data.node() == VolumeData.EVERYWHERE) {
      return "in cluster volume " + data.name() + ", which no running task uses";
    }
    return "in volume " + data.name() + " on " + nodeName.apply(data.node())
        + ", which no running task uses";
  }

  private static void count(TreeMap<String, Long> counts, String words, long number) {
    if (number > 0) {
      counts.merge(words, number, Long::sum);
    }
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether a live program works with this data. */
  public boolean isInUse(VolumeData data) {
    return processes.all().stream().anyMatch(p -> p.isAlive() && p.data == data);
  }

  /**
   * What holds the system back, in plain words.
   *
   * @param nodeName names of nodes
   */
  public List<String> bottlenecks(IntFunction<String> nodeName) {
    return new Bottlenecks(sim.nowNs(), users, items, processes, cpu).findings(nodeName);
  }
}

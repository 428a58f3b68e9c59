package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.SecretResult;
import io.dryswarm.models.result.SecretResult.Kind;
import io.dryswarm.models.result.SecretResult.NodeFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** The life of one secret or config, as it is watched. */
final class DataLife {
  /** The first file on a node, and how many there were. */
  private record Arrival(long atNs, long sinceTaskNs, long containers) {}

  private final Kind kind;
  private final String name;
  private final long createdNs;
  private final Runnable moments;
  private final Map<Integer, Arrival> arrivals = new LinkedHashMap<>();
  private final TreeSet<Integer> holders = new TreeSet<>();
  private final TreeSet<Integer> naming = new TreeSet<>();
  private final TreeSet<Integer> rotatedServices = new TreeSet<>();
  private final TreeSet<String> replacedBy = new TreeSet<>();
  private long rotatedNs = RunResult.NOT_SEEN;
  private long endedNs = RunResult.NOT_SEEN;
  private long restarts;

  /**
   * @param moments told when the rotation begins, and when it ends
   */
  DataLife(Kind kind, String name, long createdNs, Runnable moments) {
    this.kind = kind;
    this.name = name;
    this.createdNs = createdNs;
    this.moments = moments;
  }

  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  /** A service's specification names it. */
  void named(int service) {
    naming.add(service);
    rotatedServices.remove(service);
    endedNs = RunResult.NOT_SEEN;
  }

  /** A service has gone, or names it no more. */
  void unnamed(int service, long nowNs) {
    naming.remove(service);
    look(nowNs);
  }

  /** An update of the service takes it away and puts others in its place. */
  void rotated(int service, List<String> others, long nowNs) {
    if (rotatedNs == RunResult.NOT_SEEN) {
      rotatedNs = nowNs;
      moments.run();
    }
    rotatedServices.add(service);
    replacedBy.addAll(others);
    unnamed(service, nowNs);
  }

  /** A task that names it is shut down. */
  void shutDown(int service) {
    restarts += rotatedServices.contains(service) ? 1 : 0;
  }

  /** A container starts with its file. */
  void file(int task, int node, long sinceTaskNs, long nowNs) {
    arrivals.merge(
        node,
        new Arrival(nowNs, sinceTaskNs, 1),
        (first, more) -> new Arrival(first.atNs, first.sinceTaskNs, first.containers + 1));
    holders.add(task);
    endedNs = RunResult.NOT_SEEN;
  }

  /** The container of that task runs no more. */
  void ended(int task, long nowNs) {
    if (holders.remove(task)) {
      look(nowNs);
    }
  }

  private void look(long nowNs) {
    boolean isOver = holders.isEmpty() && naming.isEmpty() && !rotatedServices.isEmpty();
    if (isOver && endedNs == RunResult.NOT_SEEN) {
      endedNs = nowNs;
      moments.run();
    }
  }

  /** When the rotation began; {@link RunResult#NOT_SEEN} if there was none. */
  long rotatedNs() {
    return rotatedNs;
  }

  /** When it ended; {@link RunResult#NOT_SEEN} if it has not. */
  long endedNs() {
    return endedNs;
  }

  SecretResult result(IntFunction<String> nodeName, SortedMap<String, Long> failed, long retried) {
    List<NodeFile> files = new ArrayList<>();
    arrivals.forEach((node, first) -> files.add(new NodeFile(
        nodeName.apply(node),
        first.atNs,
        first.atNs - createdNs,
        first.sinceTaskNs,
        first.containers)));
    return new SecretResult(
        kind,
        name,
        createdNs,
        files,
        String.join(", ", replacedBy),
        rotatedNs,
        endedNs == RunResult.NOT_SEEN ? RunResult.NOT_SEEN : endedNs - rotatedNs,
        restarts,
        failed,
        retried);
  }
}

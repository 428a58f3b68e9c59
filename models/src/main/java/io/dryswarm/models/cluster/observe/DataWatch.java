package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.executor.ExecutorTrace;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.SecretResult;
import io.dryswarm.models.result.SecretResult.Kind;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import io.dryswarm.models.workload.WorkloadResults;
import io.dryswarm.models.workload.WorkloadTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Follows every secret and config from its creation to the last container that has its file: how fast it spreads, and how long a rotation
 * takes. It sees what nodes do, not what the managers believe of them.
 */
public final class DataWatch {
  private final IntFunction<String> nodeName;
  private final Runnable moments;
  private final TreeMap<Integer, DataLife> byId = new TreeMap<>();

  /** When tasks that name any of them were created, by task. */
  private final TreeMap<Integer, Long> tasksSinceNs = new TreeMap<>();

  /** The node of each task whose container runs with a file. */
  private final TreeMap<Integer, Integer> holders = new TreeMap<>();

  /**
   * @param moments told when a rotation begins, and when it ends
   */
  public DataWatch(IntFunction<String> nodeName, Runnable moments) {
    this.nodeName = nodeName;
    this.moments = moments;
  }

  /** Takes in one committed change. */
  public void committed(StoreEvent event, long nowNs) {
    if (event.object() instanceof TaskObject task) {
      task(task, event.old() instanceof TaskObject before ? before : null, nowNs);
    } else if (event.object() instanceof ServiceObject service) {
      service(service, event, nowNs);
    } else if (event.op() == StoreEvent.Op.CREATE) {
      if (event.object() instanceof SecretObject secret) {
        byId.put(secret.id(), new DataLife(Kind.SECRET, secret.spec().name(), nowNs, moments));
      } else if (event.object() instanceof ConfigObject config) {
        byId.put(config.id(), new DataLife(Kind.CONFIG, config.spec().name(), nowNs, moments));
      }
    }
  }

  private void task(TaskObject task, @Nullable TaskObject before, long nowNs) {
    List<DataReference> references = DataReference.of(task.spec().container());
    if (references.isEmpty()) {
      return;
    }
    tasksSinceNs.putIfAbsent(task.id(), nowNs);
    boolean isShutDown = before != null
        && !before.desired().isAtLeast(TaskState.SHUTDOWN)
        && task.desired().isAtLeast(TaskState.SHUTDOWN);
    if (isShutDown) {
      lives(references).forEach(life -> life.shutDown(task.service()));
    }
  }

  private void service(ServiceObject service, StoreEvent event, long nowNs) {
    List<DataReference> now = DataReference.of(service.spec().task().container());
    List<DataReference> before = event.old() instanceof ServiceObject old
        ? DataReference.of(old.spec().task().container())
        : List.of();
    if (event.op() == StoreEvent.Op.REMOVE) {
      lives(now).forEach(life -> life.unnamed(service.id(), nowNs));
      return;
    }
    lives(now).forEach(life -> life.named(service.id()));
    for (DataReference reference : before) {
      DataLife life = life(reference);
      if (life != null && now.stream().noneMatch(reference::isOfSameObject)) {
        List<String> others = now.stream()
            .filter(reference::isOfSameFile)
            .map(DataReference::name)
            .toList();
        life.rotated(service.id(), others, nowNs);
      }
    }
  }

  /** Takes in one record of the trace. */
  public void traced(long timeNs, TraceCode code, int entity, long a, long b) {
    if (code.equals(ExecutorTrace.FILE)) {
      DataLife life = byId.get((int) b);
      if (life != null) {
        holders.put(entity, (int) a);
        long sinceNs = tasksSinceNs.getOrDefault(entity, timeNs);
        life.file(entity, (int) a, timeNs - sinceNs, timeNs);
      }
    } else if (code.equals(WorkloadTrace.EXITED)) {
      ended(entity, timeNs);
    }
  }

  /** The machine of that node has lost its power, and all containers with it. */
  public void powerLost(int node, long nowNs) {
    List<Integer> lost = holders.entrySet().stream()
        .filter(holder -> holder.getValue() == node)
        .map(Map.Entry::getKey)
        .toList();
    lost.forEach(task -> ended(task, nowNs));
  }

  private void ended(int task, long nowNs) {
    if (holders.remove(task) != null) {
      byId.values().forEach(life -> life.ended(task, nowNs));
    }
  }

  private List<DataLife> lives(List<DataReference> references) {
    List<DataLife> lives = new ArrayList<>();
    for (DataReference reference : references) {
      DataLife life = life(reference);
      if (life != null && !lives.contains(life)) {
        lives.add(life);
      }
    }
    return lives;
  }

  /** The newest of that name. */
  private @Nullable DataLife life(DataReference reference) {
    for (DataLife life : byId.descendingMap().values()) {
      if (life.kind() == reference.kind() && life.name().equals(reference.name())) {
        return life;
      }
    }
    return null;
  }

  /** One row for each secret and config, in the order of their creation. */
  public List<SecretResult> results(WorkloadResults workload, long endNs) {
    List<SecretResult> results = new ArrayList<>();
    for (DataLife life : byId.values()) {
      long fromNs = life.rotatedNs();
      long toNs = life.endedNs() == RunResult.NOT_SEEN ? endNs : life.endedNs();
      boolean isRotated = fromNs != RunResult.NOT_SEEN;
      results.add(life.result(
          nodeName,
          isRotated ? workload.failuresBetween(fromNs, toNs) : Collections.emptySortedMap(),
          isRotated ? workload.retriedBetween(fromNs, toNs) : 0));
    }
    return results;
  }

  /** A file that a container spec asks for. */
  private record DataReference(Kind kind, String name, String target) {
    static List<DataReference> of(ContainerSpec container) {
      List<DataReference> all = new ArrayList<>();
      container
          .secrets()
          .forEach(r -> all.add(new DataReference(Kind.SECRET, r.secret(), r.target())));
      container
          .configs()
          .forEach(r -> all.add(new DataReference(Kind.CONFIG, r.config(), r.target())));
      return all;
    }

    boolean isOfSameObject(DataReference other) {
      return kind == other.kind && name.equals(other.name);
    }

    boolean isOfSameFile(DataReference other) {
      return kind == other.kind && target.equals(other.target);
    }
  }
}

package io.dryswarm.models.restart;

import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.store.TaskObject;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Restarts per slot for the newest spec version, as the leader remembers them. What the limit counts is recorded only under a policy that
 * has one; what a back-off counts is recorded always.
 *
 * <p>Source: control-plane facts 7.11-7.13; moby/swarmkit manager/orchestrator/restart/restart.go.
 */
final class RestartHistory {
  /** Restarts of one slot. */
  private static final class Instance {
    private final long specVersion;
    private final LongArrayList createdNs = new LongArrayList();
    private long total;

    Instance(long specVersion) {
      this.specVersion = specVersion;
    }
  }

  private final TreeMap<SlotKey, Instance> limited = new TreeMap<>();
  private final TreeMap<SlotKey, Instance> all = new TreeMap<>();

  /** Counts a replacement; one of another spec version starts the count anew. */
  void record(SlotKey slot, TaskObject replacement) {
    instanceOf(slot, replacement, all).total++;
    RestartPolicy policy = replacement.spec().restart();
    if (policy.maxAttempts() == 0) {
      return;
    }
    Instance instance = instanceOf(slot, replacement, limited);
    instance.total++;
    if (policy.windowNs() != 0) {
      instance.createdNs.add(replacement.createdNs());
    }
  }

  private static Instance instanceOf(
      SlotKey slot, TaskObject replacement, TreeMap<SlotKey, Instance> instances) {
    Instance instance = instances.get(slot);
    if (instance == null || instance.specVersion != replacement.specVersion()) {
      instance = new Instance(replacement.specVersion());
      instances.put(slot, instance);
    }
    return instance;
  }

  /** Restarts of the slot with the task's spec version, of all time. */
  long count(SlotKey slot, TaskObject task) {
    Instance instance = ofVersion(slot, task, all);
    return instance == null ? 0 : instance.total;
  }

  /** Whether the policy allows another attempt after this task has ended. Forgets what has left the window. */
  boolean allowsAnother(SlotKey slot, TaskObject ended) {
    RestartPolicy policy = ended.spec().restart();
    Instance instance = ofVersion(slot, ended, limited);
    if (policy.maxAttempts() == 0 || instance == null) {
      return true;
    }
    if (policy.windowNs() == 0) {
      return instance.total < policy.maxAttempts();
    }
    return countInWindow(instance.createdNs, ended.status().appliedNs(), policy.windowNs())
        < policy.maxAttempts();
  }

  void forgetService(int service) {
    SlotKey from = new SlotKey(service, Integer.MIN_VALUE, Integer.MIN_VALUE);
    SlotKey to = new SlotKey(service + 1, Integer.MIN_VALUE, Integer.MIN_VALUE);
    limited.subMap(from, to).clear();
    all.subMap(from, to).clear();
  }

  private static @Nullable Instance ofVersion(
      SlotKey slot, TaskObject task, TreeMap<SlotKey, Instance> instances) {
    Instance instance = instances.get(slot);
    return instance == null || instance.specVersion != task.specVersion() ? null : instance;
  }

  private static int countInWindow(LongArrayList createdNs, long endNs, long windowNs) {
    int left = 0;
    while (left < createdNs.size() && createdNs.getLong(left) <= endNs - windowNs) {
      left++;
    }
    createdNs.removeElements(0, left);
    int count = createdNs.size();
    while (count > 0 && createdNs.getLong(count - 1) >= endNs) {
      count--;
    }
    return count;
  }
}

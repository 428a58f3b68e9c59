package io.dryswarm.models.secrets;

import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one node holds. Written by the node's agent, read when a container starts and by the run's invariants. */
public final class NodeSecrets {
  private final TreeMap<Integer, SecretObject> byId = new TreeMap<>();

  /** A complete set of assignments: nothing else is kept. */
  public void replaceAll(Collection<SecretObject> secrets) {
    byId.clear();
    secrets.forEach(secret -> byId.put(secret.id(), secret));
  }

  /** A change of assignments: what goes, then what comes. */
  public void update(Collection<Integer> removed, Collection<SecretObject> added) {
    removed.forEach(byId::remove);
    added.forEach(secret -> byId.put(secret.id(), secret));
  }

  /** The engine is gone. */
  public void clear() {
    byId.clear();
  }

  /** Ids of all secrets held, ascending. */
  public List<Integer> ids() {
    return List.copyOf(byId.keySet());
  }

  /** The newest secret held under that name; {@code null} if there is none. */
  public @Nullable SecretObject named(String name) {
    for (SecretObject secret : byId.descendingMap().values()) {
      if (secret.spec().name().equals(name)) {
        return secret;
      }
    }
    return null;
  }

  /** The secrets that this task may read and the node has, in the order of its spec. */
  public List<SecretObject> neededBy(TaskObject task) {
    List<SecretObject> needed = new ArrayList<>();
    for (SecretReference reference : task.spec().container().secrets()) {
      SecretObject secret = named(reference.secret());
      if (secret != null) {
        needed.add(secret);
      }
    }
    return List.copyOf(needed);
  }

  /**
   * Secrets that are here without a reason.
   *
   * @param assigned all tasks assigned to the node, ended ones included
   * @param ofVolumes ids of the secrets of the node's cluster volumes
   * @return one sentence for each secret that none of them names; empty if all is well
   */
  public List<String> violations(
      String node, Collection<TaskObject> assigned, Collection<String> ofVolumes) {
    if (byId.isEmpty()) {
      return List.of();
    }
    TreeSet<String> named = new TreeSet<>();
    for (TaskObject task : assigned) {
      task.spec().container().secrets().forEach(reference -> named.add(reference.secret()));
    }
    List<String> violations = new ArrayList<>();
    for (SecretObject secret : byId.values()) {
      if (!named.contains(secret.spec().name()) && !ofVolumes.contains(ObjectIds.of(secret))) {
        violations.add(
            node + " holds secret " + secret.spec().name() + ", which none of its tasks needs");
      }
    }
    return violations;
  }
}

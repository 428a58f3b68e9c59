package io.dryswarm.models.update;

import io.dryswarm.models.store.ComponentEffects;
import java.util.TreeMap;

/** Any number of waits of any number of owners on one component's timers; their keys are below 0. */
final class Waits {
  private record Wait(Object owner, Runnable action) {}

  private final TreeMap<Long, Wait> waits = new TreeMap<>();
  private long lastKey;

  /** Runs the action after the delay, unless its owner is stopped before. */
  void after(Object owner, long delayNs, Runnable action, ComponentEffects out) {
    lastKey--;
    waits.put(lastKey, new Wait(owner, action));
    out.arm(lastKey, delayNs);
  }

  /** Drops all that the owner waits for. */
  void stop(Object owner, ComponentEffects out) {
    waits.entrySet().removeIf(entry -> {
      boolean drop = entry.getValue().owner == owner;
      if (drop) {
        out.disarm(entry.getKey());
      }
      return drop;
    });
  }

  void due(long key) {
    Wait wait = waits.remove(key);
    if (wait != null) {
      wait.action.run();
    }
  }
}

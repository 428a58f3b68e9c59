package io.dryswarm.models.update;

import io.dryswarm.models.store.ComponentEffects;
import java.util.TreeMap;

/** Any number of waits on one component's timers; their keys are below 0. */
final class Waits {
  private final TreeMap<Long, Runnable> actions = new TreeMap<>();
  private long lastKey;

  /** Runs the action after the delay; returns the key to stop it with. */
  long after(long delayNs, Runnable action, ComponentEffects out) {
    lastKey--;
    actions.put(lastKey, action);
    out.arm(lastKey, delayNs);
    return lastKey;
  }

  /** Harmless if it is over. */
  void stop(long key, ComponentEffects out) {
    if (actions.remove(key) != null) {
      out.disarm(key);
    }
  }

  void due(long key) {
    Runnable action = actions.remove(key);
    if (action != null) {
      action.run();
    }
  }
}

package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.core.Time;
import io.dryswarm.models.store.TaskObject;

/**
 * What holds a replacement at READY. Source: control-plane facts 7.6, 7.9: the restart delay unless the old task's node is drained, and the
 * stop of the old task unless its node is down; in an update there is no delay.
 *
 * @param delayNs         restart delay, 0 without one
 * @param isDrained       whether there is no delay because the node is drained
 * @param waitsForOld     whether the old task was still to stop
 * @param delayUntilNs    end of the delay
 * @param patienceUntilNs when the old task is waited for no longer
 */
record HeldBack(
    long delayNs, boolean isDrained, boolean waitsForOld, long delayUntilNs, long patienceUntilNs) {
  private static final long PATIENCE_NS = 60 * Time.SECOND;

  static HeldBack of(Change<TaskObject> birth, TaskObject old, Causes causes) {
    long index = birth.index();
    boolean isRestart = !causes.necessity(old, index).isEmpty()
        || causes.update(birth.now(), index).isEmpty();
    boolean drained = isRestart && causes.isDrained(old.node(), index);
    long delayNs = isRestart && !drained ? old.spec().restart().delayNs() : 0;
    boolean waits =
        !old.observed().isTerminal() && !(isRestart && causes.isDown(old.node(), index));
    long startNs = birth.now().createdNs();
    return new HeldBack(delayNs, drained, waits, startNs + delayNs, startNs + PATIENCE_NS);
  }
}

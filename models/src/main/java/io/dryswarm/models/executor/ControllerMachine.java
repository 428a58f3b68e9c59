package io.dryswarm.models.executor;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.ContainerBehaviour.StartFailure;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import org.jspecify.annotations.Nullable;

/**
 * One task's container on its node, in one life of the engine. Source: control-plane facts 11.1, 11.3.24; data-plane facts F5.10 to F5.14;
 * moby/moby daemon/cluster/executor/container/controller.go.
 */
final class ControllerMachine {
  static final String NO_ATTACHMENTS =
      "node is missing network attachments, ip addresses may be exhausted";
  static final String UNHEALTHY = "dockerexec: unhealthy container";

  static final String NO_SPACE = "mkdir /var/lib/docker/overlay2: no space left on device";

  /** What a cluster mount comes to for which no volume was chosen. */
  static final String NO_SOURCE =
      "invalid mount config for type \"bind\": field Source must not be empty";

  private static final long SECOND_NS = 1_000_000_000L;

  /** A preparation waits so long for volumes; then it begins anew. Control-plane facts 11.1.2. */
  private static final long VOLUME_LIMIT_NS = 300 * SECOND_NS;

  /** 128 + SIGKILL. */
  static final int KILLED_EXIT_CODE = 137;

  private enum Phase {
    /** No operation. The container is what {@link Container} says: not made, made, running or ended. */
    IDLE,
    /** Waits for the node's addresses. */
    ATTACHING,
    /** Waits for cluster volumes. */
    MOUNTING,
    /** Downloads the image, which outlives a cancelled preparation. */
    PULLING,
    /** The container cannot be made. */
    REJECTING,
    /** Makes the container; cannot be cancelled any more. */
    CREATING,
    /** Between the start call and the process. */
    STARTING,
    /** Finds that the process was started before. */
    RESUMING,
    /** The process runs, and the start ends with the first verdict on its health. */
    AWAITING_HEALTH,
    /** The process had ended before anybody waited for it. */
    TELLING_EXIT,
    /** Binding off, the process still runs: others must learn of it first. */
    CONVERGING,
    /** Stop signal sent, grace period runs. */
    STOPPING,
    /** The process has ended, the engine clears up. */
    CLEARING
  }

  private final ExecutorSpec spec;
  private final Container container;
  private final ContainerBehaviour behaviour;
  private AssignedTask task;
  private Phase phase = Phase.IDLE;
  private long attachmentDeadlineNs;
  private boolean isPullAwaited;
  private String rejection = "";
  private boolean isPlugged;
  private boolean isActive;
  private boolean isStartOpen;
  private boolean isShutdownWanted;
  private boolean isRemoving;
  private boolean isUnhealthy;
  private boolean wasKilled;

  ControllerMachine(
      ExecutorSpec spec, AssignedTask task, Container container, ContainerBehaviour behaviour) {
    this.spec = spec;
    this.task = task;
    this.container = container;
    this.behaviour = behaviour;
  }

  void prepare(AssignedTask assigned, ControllerEffects out) {
    task = assigned;
    if (phase == Phase.PULLING) {
      isPullAwaited = true;
      return;
    }
    attachmentDeadlineNs = out.nowNs() + spec.attachmentLimitNs();
    awaitAttachments(out);
  }

  /** A container that was started before is not started again: the start succeeds, whatever its health, and its binding stays off. */
  void start(AssignedTask assigned, ControllerEffects out) {
    task = assigned;
    if (container.hasStarted()) {
      phase = Phase.RESUMING;
      out.arm(0);
      return;
    }
    phase = Phase.STARTING;
    if (task.hasNetworks()) {
      isPlugged = true;
      out.plug(task);
    }
    out.arm(out.containerStartNs(task));
  }

  /** The agent waits for the end: it is told of one that came before. */
  void await(ControllerEffects out) {
    if (phase == Phase.IDLE && !container.isRunning()) {
      phase = Phase.TELLING_EXIT;
      out.arm(0);
    }
  }

  /** Also for a container that has ended or never started: its binding is withdrawn all the same, and that takes its time. */
  void shutdown(AssignedTask assigned, ControllerEffects out) {
    task = assigned;
    isShutdownWanted = true;
    leavePull(out);
    if (!isStopping()) {
      withdraw(out);
    }
  }

  private void leavePull(ControllerEffects out) {
    if (phase == Phase.PULLING) {
      out.leavePull();
    }
  }

  private boolean isStopping() {
    return phase == Phase.CONVERGING || phase == Phase.STOPPING || phase == Phase.CLEARING;
  }

  private void withdraw(ControllerEffects out) {
    phase = Phase.CONVERGING;
    out.disarm();
    if (isActive) {
      isActive = false;
      out.deactivate(task);
    }
    out.arm(task.hasNetworks() ? spec.gossipConvergeNs() : 0);
  }

  /** Only waiting can be given up: for addresses, for an image, for a verdict on health. */
  void cancel(ControllerEffects out) {
    if (phase == Phase.ATTACHING || phase == Phase.MOUNTING) {
      phase = Phase.IDLE;
      out.disarm();
      out.cancelled();
    } else if (phase == Phase.PULLING && isPullAwaited) {
      isPullAwaited = false;
      out.cancelled();
    } else if (phase == Phase.AWAITING_HEALTH) {
      phase = Phase.IDLE;
      isStartOpen = false;
      out.cancelled();
    }
  }

  /** The agent gives the task up: politely where a process runs, at once elsewhere. */
  void remove(AssignedTask assigned, ControllerEffects out) {
    isRemoving = true;
    leavePull(out);
    if (container.isRunning() || phase == Phase.CLEARING) {
      shutdown(assigned, out);
    } else {
      out.disarm();
      end(out);
    }
  }

  /** The user stops the container behind Swarm's back: no binding is withdrawn before, and the engine does not know Swarm's grace period. */
  void stopByUser(ControllerEffects out) {
    if (container.isRunning() && !isStopping()) {
      signal(ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS, out);
    }
  }

  void timeout(ControllerEffects out) {
    switch (phase) {
      case ATTACHING -> awaitAttachments(out);
      case MOUNTING -> cancel(out);
      case REJECTING -> fail(0, rejection, out);
      case CREATING -> {
        phase = Phase.IDLE;
        container.created();
        out.prepared();
      }
      case STARTING -> run(out);
      case RESUMING -> resume(out);
      case TELLING_EXIT -> tellExit(out);
      case CONVERGING -> stop(out);
      case STOPPING -> {
        wasKilled = true;
        out.kill();
        exited(KILLED_EXIT_CODE, out);
      }
      case CLEARING -> end(out);
      case IDLE, PULLING, AWAITING_HEALTH ->
        throw new AssertionError("timer without a wait: " + phase);
    }
  }

  /** The process ended. A crash is not announced: the networks go with the container. */
  void exited(int exitCode, ControllerEffects out) {
    if (!container.isRunning()) {
      return;
    }
    container.exited(exitCode);
    out.ended(exitCode);
    release(out);
    if (phase == Phase.STOPPING) {
      clear(out);
    } else if (phase != Phase.CONVERGING) {
      phase = Phase.IDLE;
    }
    if (!isStartOpen) {
      out.exited(exitCode, isUnhealthy ? UNHEALTHY : "");
    } else if (phase != Phase.CLEARING) {
      endStart(out);
    }
  }

  /** A start that stops its unhealthy container ends with the shutdown, not with the process. */
  private void clear(ControllerEffects out) {
    out.disarm();
    if (isShutdownWanted || isStartOpen) {
      phase = Phase.CLEARING;
      out.arm(out.afterExitNs(wasKilled));
    } else {
      phase = Phase.IDLE;
    }
  }

  /** A process that ended before it was healthy: with code 0 it counts as started, and then as finished. Facts 11.1.9. */
  private void endStart(ControllerEffects out) {
    isStartOpen = false;
    int code = container.exitCode();
    if (code == 0) {
      out.started();
      out.exited(0, "");
    } else {
      String cause = isUnhealthy ? ": " + UNHEALTHY : "";
      out.failed(code, "task: non-zero exit (" + code + ")" + cause);
    }
  }

  /** A probe made the container healthy. */
  void healthy(ControllerEffects out) {
    if (phase == Phase.AWAITING_HEALTH) {
      phase = Phase.IDLE;
      isStartOpen = false;
      activate(out);
      out.started();
    }
  }

  /** Enough probes have failed: the container is stopped, and its exit code decides what becomes of the task. Facts 11.1.9, 11.1.10. */
  void unhealthy(ControllerEffects out) {
    if (container.isRunning() && !isStopping()) {
      isUnhealthy = true;
      withdraw(out);
    }
  }

  private void awaitAttachments(ControllerEffects out) {
    if (!task.hasNetworks() || out.hasAttachments(task)) {
      awaitVolumes(out);
    } else if (out.nowNs() >= attachmentDeadlineNs) {
      fail(0, NO_ATTACHMENTS, out);
    } else {
      phase = Phase.ATTACHING;
      out.arm(spec.attachmentPollNs());
    }
  }

  /** A wait that takes too long is no failure: the agent begins the preparation anew. */
  private void awaitVolumes(ControllerEffects out) {
    if (task.task().volumes().isEmpty() || out.hasVolumes(task)) {
      mounted(out);
    } else {
      phase = Phase.MOUNTING;
      out.arm(VOLUME_LIMIT_NS);
    }
  }

  /** A cluster volume has become ready on the node. */
  void volumeReady(ControllerEffects out) {
    if (phase == Phase.MOUNTING && out.hasVolumes(task)) {
      out.disarm();
      mounted(out);
    }
  }

  private void mounted(ControllerEffects out) {
    if (task.hasNetworks()) {
      out.createNetworks(task);
    }
    create(out);
  }

  /** The scheduler sends a task on its way without any of its volumes if it cannot have all of them. */
  private boolean lacksVolume() {
    return task.task().volumes().isEmpty()
        && containerSpec().mounts().stream().anyMatch(MountSpec::isCluster);
  }

  /** A pull that fails is fatal only where the image is missing. */
  private void create(ControllerEffects out) {
    if (!behaviour.rejection().isEmpty()) {
      reject(behaviour.rejection(), out);
    } else if (lacksVolume()) {
      reject(NO_SOURCE, out);
    } else if (out.isDiskFull()) {
      reject(NO_SPACE, out);
    } else if (out.isImagePresent(task)) {
      phase = Phase.CREATING;
      out.arm(out.prepareNs(task));
    } else {
      phase = Phase.PULLING;
      isPullAwaited = true;
      out.pull(task);
    }
  }

  private void reject(String words, ControllerEffects out) {
    rejection = words.equals(ContainerBehaviour.NO_SUCH_IMAGE)
        ? ContainerBehaviour.NO_SUCH_IMAGE + ": " + containerSpec().image()
        : words;
    phase = Phase.REJECTING;
    out.arm(0);
  }

  /** @param arrived whether the node has the image now */
  void pulled(boolean arrived, ControllerEffects out) {
    if (phase != Phase.PULLING) {
      return;
    }
    phase = Phase.IDLE;
    if (isPullAwaited) {
      isPullAwaited = false;
      if (arrived || out.isDiskFull()) {
        create(out);
      } else {
        reject(ContainerBehaviour.NO_SUCH_IMAGE, out);
      }
    }
  }

  private void fail(int exitCode, String err, ControllerEffects out) {
    phase = Phase.IDLE;
    out.failed(exitCode, err);
  }

  private void run(ControllerEffects out) {
    StartFailure failure = failure(out);
    if (failure != null) {
      container.exited(failure.exitCode());
      release(out);
      fail(failure.exitCode(), StartErrors.PREFIX + failure.err(), out);
      return;
    }
    container.started();
    isStartOpen = true;
    out.startProcess(task);
    if (containerSpec().health() != null && containerSpec().health().isEnabled()) {
      phase = Phase.AWAITING_HEALTH;
      out.watchHealth(task);
    } else {
      phase = Phase.IDLE;
      isStartOpen = false;
      activate(out);
      out.started();
    }
  }

  private @Nullable StartFailure failure(ControllerEffects out) {
    StartFailure missing = StartErrors.missingFile(task);
    if (missing == null && !task.task().volumes().isEmpty() && !out.areVolumesThere(task)) {
      missing = StartErrors.missingVolume(task);
    }
    if (missing != null || behaviour.startFailure() == null) {
      return missing;
    }
    return StartErrors.worded(behaviour.startFailure(), containerSpec());
  }

  private void resume(ControllerEffects out) {
    phase = Phase.IDLE;
    out.started();
  }

  /** A container that is not there at all was removed behind the managers' backs. */
  private void tellExit(ControllerEffects out) {
    phase = Phase.IDLE;
    if (container.hasStarted()) {
      out.exited(container.exitCode(), "");
    } else {
      out.failed(0, "No such container: " + task.task().displayName() + "." + task.id());
    }
  }

  private void activate(ControllerEffects out) {
    if (task.hasNetworks()) {
      isActive = true;
      out.activate(task);
    }
  }

  private void stop(ControllerEffects out) {
    if (container.isRunning()) {
      signal(graceNs(), out);
    } else {
      end(out);
    }
  }

  private void signal(long graceNs, ControllerEffects out) {
    phase = Phase.STOPPING;
    out.arm(graceNs);
    out.stopSignal();
  }

  /** Swarm passes on whole seconds. Facts 11.1.13. */
  private long graceNs() {
    long ns = containerSpec().stopGracePeriodNs();
    return ns - ns % SECOND_NS;
  }

  private void end(ControllerEffects out) {
    phase = Phase.IDLE;
    release(out);
    if (isStartOpen) {
      endStart(out);
    }
    if (isRemoving) {
      out.removed();
    } else if (isShutdownWanted) {
      out.stopped();
    }
  }

  private void release(ControllerEffects out) {
    isActive = false;
    if (isPlugged) {
      isPlugged = false;
      out.release(task);
    }
  }

  private ContainerSpec containerSpec() {
    return task.task().spec().container();
  }
}

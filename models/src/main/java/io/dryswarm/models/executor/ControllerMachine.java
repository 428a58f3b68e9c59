package io.dryswarm.models.executor;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.store.SecretObject;

/**
 * One task's container on its node. Source: control-plane facts 11.1, 11.3.24; data-plane facts F5.10 to F5.14; moby/moby
 * daemon/cluster/executor/container/controller.go.
 */
final class ControllerMachine {
  static final String NO_ATTACHMENTS =
      "node is missing network attachments, ip addresses may be exhausted";

  /** 128 + SIGKILL. */
  static final int KILLED_EXIT_CODE = 137;

  private enum Phase {
    /** No operation; the container is new, made, or still on the disk of a node that lost its power. */
    IDLE,
    /** Waits for the node's addresses. */
    ATTACHING,
    /** Downloads the image, which outlives a cancelled preparation. */
    PULLING,
    /** The image is missing and no registry has it. */
    IMAGELESS,
    /** Makes the container; cannot be cancelled any more. */
    CREATING,
    /** Between the start call and the process. */
    STARTING,
    RUNNING,
    /** Binding off, the process still runs: others must learn of it first. */
    CONVERGING,
    /** Stop signal sent, grace period runs. */
    STOPPING,
    /** The process has ended, or never was, and never will be again. */
    ENDED
  }

  private final ExecutorSpec spec;
  private AssignedTask task;
  private Phase phase = Phase.IDLE;
  private long attachmentDeadlineNs;
  private boolean isPullAwaited;
  private boolean isPlugged;
  private boolean isActive;
  private boolean hasProcess;
  private boolean isRemoving;

  ControllerMachine(ExecutorSpec spec, AssignedTask task) {
    this.spec = spec;
    this.task = task;
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

  void start(AssignedTask assigned, ControllerEffects out) {
    task = assigned;
    phase = Phase.STARTING;
    if (task.hasNetworks()) {
      isPlugged = true;
      out.plug(task);
    }
    out.arm(out.containerStartNs(task));
  }

  /** Also for a container that has ended or never started: its binding is withdrawn all the same, and that takes its time. */
  void shutdown(AssignedTask assigned, ControllerEffects out) {
    task = assigned;
    if (phase == Phase.CONVERGING || phase == Phase.STOPPING) {
      return;
    }
    phase = Phase.CONVERGING;
    out.disarm();
    if (isActive) {
      isActive = false;
      out.deactivate(task);
    }
    out.arm(task.hasNetworks() ? spec.gossipConvergeNs() : 0);
  }

  /** Only waiting can be given up. */
  void cancel(ControllerEffects out) {
    if (phase == Phase.ATTACHING) {
      phase = Phase.IDLE;
      out.disarm();
      out.cancelled();
    } else if (phase == Phase.PULLING && isPullAwaited) {
      isPullAwaited = false;
      out.cancelled();
    }
  }

  /** The agent gives the task up: politely where a process runs, at once elsewhere. */
  void remove(AssignedTask assigned, ControllerEffects out) {
    isRemoving = true;
    if (hasProcess) {
      shutdown(assigned, out);
    } else {
      out.disarm();
      end(out);
    }
  }

  void timeout(ControllerEffects out) {
    switch (phase) {
      case ATTACHING -> awaitAttachments(out);
      case PULLING -> pulled(out);
      case IMAGELESS -> fail("No such image: " + container().image(), out);
      case CREATING -> {
        phase = Phase.IDLE;
        out.prepared();
      }
      case STARTING -> run(out);
      case CONVERGING -> stop(out);
      case STOPPING -> {
        out.kill();
        exited(KILLED_EXIT_CODE, out);
      }
      case IDLE, RUNNING, ENDED -> throw new AssertionError("timer without a wait: " + phase);
    }
  }

  /** The process ended. A crash is not announced: the networks go with the container. */
  void exited(int exitCode, ControllerEffects out) {
    if (!hasProcess) {
      return;
    }
    hasProcess = false;
    release(out);
    out.exited(exitCode);
    if (phase == Phase.STOPPING) {
      out.disarm();
      end(out);
    } else if (phase == Phase.RUNNING) {
      phase = Phase.ENDED;
    }
  }

  private void awaitAttachments(ControllerEffects out) {
    if (!task.hasNetworks() || out.hasAttachments(task)) {
      create(out);
    } else if (out.nowNs() >= attachmentDeadlineNs) {
      fail(NO_ATTACHMENTS, out);
    } else {
      phase = Phase.ATTACHING;
      out.arm(spec.attachmentPollNs());
    }
  }

  /** A pull that fails is fatal only where the image is missing. */
  private void create(ControllerEffects out) {
    if (out.isImagePresent(task)) {
      phase = Phase.CREATING;
      out.arm(out.prepareNs(task));
      return;
    }
    long pullNs = out.pullNs(task);
    if (pullNs < 0) {
      phase = Phase.IMAGELESS;
      out.arm(0);
    } else {
      phase = Phase.PULLING;
      isPullAwaited = true;
      out.arm(pullNs);
    }
  }

  private void pulled(ControllerEffects out) {
    phase = Phase.IDLE;
    out.pulled(task);
    if (isPullAwaited) {
      isPullAwaited = false;
      create(out);
    }
  }

  private void fail(String err, ControllerEffects out) {
    phase = Phase.IDLE;
    out.failed(err);
  }

  private void run(ControllerEffects out) {
    String missing = missingSecret();
    if (!missing.isEmpty()) {
      phase = Phase.ENDED;
      release(out);
      out.failed("starting container failed: unable to get secret from secret store: secret "
          + missing
          + " not found");
      return;
    }
    phase = Phase.RUNNING;
    hasProcess = true;
    out.startProcess(task);
    if (task.hasNetworks()) {
      isActive = true;
      out.activate(task);
    }
    out.started();
  }

  /** Name of the first secret that the node does not hold; empty if it has all. */
  private String missingSecret() {
    for (SecretReference reference : container().secrets()) {
      if (task.secrets().stream().noneMatch(s -> isNamed(s, reference.secret()))) {
        return reference.secret();
      }
    }
    return "";
  }

  private static boolean isNamed(SecretObject secret, String name) {
    return secret.spec().name().equals(name);
  }

  private void stop(ControllerEffects out) {
    if (hasProcess) {
      phase = Phase.STOPPING;
      out.arm(container().stopGracePeriodNs());
      out.stopSignal();
    } else {
      end(out);
    }
  }

  private void end(ControllerEffects out) {
    phase = Phase.ENDED;
    release(out);
    if (isRemoving) {
      out.removed();
    } else {
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

  private ContainerSpec container() {
    return task.task().spec().container();
  }
}

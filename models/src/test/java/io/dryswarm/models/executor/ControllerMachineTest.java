package io.dryswarm.models.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.dispatcher.TestClock;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControllerMachineTest {
  private static final long MS = 1_000_000L;

  private final TestClock clock = new TestClock();
  private final Recorder out = new Recorder();
  private final ControllerMachine controller =
      new ControllerMachine(ExecutorSpec.DEFAULT, onNetwork());
  private boolean hasAttachments = true;
  private boolean isImagePresent = true;
  private long pullNs = -1;

  /** Preparation takes 80 ms, a start 200 ms. */
  private final class Recorder implements ControllerEffects {
    private final StringBuilder log = new StringBuilder();
    private Object armed = new Object();

    private void add(String text) {
      log.append(clock.nowMs()).append(' ').append(text).append('\n');
    }

    @Override
    public long nowNs() {
      return clock.nowNs();
    }

    @Override
    public void arm(long delayNs) {
      Object token = new Object();
      armed = token;
      clock.after(delayNs, () -> {
        if (armed == token) {
          controller.timeout(this);
        }
      });
    }

    @Override
    public void disarm() {
      armed = new Object();
    }

    @Override
    public boolean isImagePresent(AssignedTask task) {
      return isImagePresent;
    }

    @Override
    public long pullNs(AssignedTask task) {
      return pullNs;
    }

    @Override
    public void pulled(AssignedTask task) {
      isImagePresent = true;
      add("pulled");
    }

    @Override
    public long prepareNs(AssignedTask task) {
      return 80 * MS;
    }

    @Override
    public long containerStartNs(AssignedTask task) {
      return 200 * MS;
    }

    @Override
    public boolean hasAttachments(AssignedTask task) {
      return hasAttachments;
    }

    @Override
    public void plug(AssignedTask task) {
      add("plug");
    }

    @Override
    public void activate(AssignedTask task) {
      add("activate");
    }

    @Override
    public void deactivate(AssignedTask task) {
      add("deactivate");
    }

    @Override
    public void release(AssignedTask task) {
      add("release");
    }

    @Override
    public void startProcess(AssignedTask task) {
      add("process starts");
    }

    @Override
    public void stopSignal() {
      add("stop signal");
    }

    @Override
    public void kill() {
      add("kill");
    }

    @Override
    public void prepared() {
      add("=> prepared");
    }

    @Override
    public void cancelled() {
      add("=> cancelled");
    }

    @Override
    public void started() {
      add("=> started");
    }

    @Override
    public void failed(String err) {
      add("=> failed: " + err);
    }

    @Override
    public void exited(int exitCode) {
      add("=> exited " + exitCode);
    }

    @Override
    public void stopped() {
      add("=> stopped");
    }

    @Override
    public void removed() {
      add("=> removed");
    }
  }

  private static AssignedTask assigned(TaskObject task, SecretObject... secrets) {
    return new AssignedTask(task, List.of(secrets), List.of());
  }

  private static AssignedTask onNetwork() {
    return assigned(Samples.onNetwork(Samples.task(7, 4, TaskState.PREPARING, TaskState.RUNNING)));
  }

  private static AssignedTask alone(String... secrets) {
    return assigned(Samples.task(7, 4, TaskState.PREPARING, TaskState.RUNNING, secrets));
  }

  private void running() {
    controller.start(onNetwork(), out);
    clock.runTo(1_000);
    drain();
  }

  private String drain() {
    String text = out.log.toString();
    out.log.setLength(0);
    return text;
  }

  @Test
  void aStartPlugsInFirstAndActivatesLast() {
    controller.prepare(onNetwork(), out);
    clock.runTo(500);
    controller.start(onNetwork(), out);
    clock.runTo(1_000);
    assertEquals("""
        80 => prepared
        500 plug
        700 process starts
        700 activate
        700 => started
        """, drain());
  }

  @Test
  void preparationWaitsForTheNodesAddresses() {
    hasAttachments = false;
    controller.prepare(onNetwork(), out);
    clock.runTo(250);
    hasAttachments = true;
    clock.runTo(1_000);
    assertEquals("380 => prepared\n", drain());
  }

  @Test
  void withoutAddressesPreparationFailsAfter30Seconds() {
    hasAttachments = false;
    controller.prepare(onNetwork(), out);
    clock.runTo(60_000);
    assertEquals(
        "30000 => failed: node is missing network attachments, ip addresses may be exhausted\n",
        drain());
  }

  @Test
  void aTaskWithoutNetworksNeedsNoAddressesAndNoPause() {
    hasAttachments = false;
    controller.prepare(alone(), out);
    clock.runTo(500);
    controller.start(alone(), out);
    clock.runTo(1_000);
    controller.shutdown(alone(), out);
    clock.runTo(1_040);
    controller.exited(0, out);
    assertEquals("""
        80 => prepared
        700 process starts
        700 => started
        1000 stop signal
        1040 => exited 0
        1040 => stopped
        """, drain());
  }

  @Test
  void aMissingImageIsPulledAndTheWaitForItCanBeCancelled() {
    isImagePresent = false;
    pullNs = 5_000 * MS;
    controller.prepare(onNetwork(), out);
    clock.runTo(1_000);
    controller.cancel(out);
    clock.runTo(2_000);
    controller.prepare(onNetwork(), out);
    clock.runTo(10_000);
    assertEquals("1000 => cancelled\n5000 pulled\n5080 => prepared\n", drain());
  }

  @Test
  void anImageThatNobodyHasFailsThePreparation() {
    isImagePresent = false;
    controller.prepare(onNetwork(), out);
    assertEquals("", drain());
    clock.runTo(1);
    assertEquals("0 => failed: No such image: web:1\n", drain());
  }

  @Test
  void creationCannotBeCancelledButWaitingCan() {
    controller.prepare(onNetwork(), out);
    controller.cancel(out);
    clock.runTo(100);
    assertEquals("80 => prepared\n", drain());

    hasAttachments = false;
    controller.prepare(onNetwork(), out);
    controller.cancel(out);
    clock.runTo(60_000);
    assertEquals("100 => cancelled\n", drain());
  }

  @Test
  void aPoliteStopWithdrawsTheBindingTwoSecondsBeforeTheSignal() {
    running();
    controller.shutdown(onNetwork(), out);
    clock.runTo(3_500);
    controller.exited(143, out);
    clock.runTo(60_000);
    assertEquals("""
        1000 deactivate
        3000 stop signal
        3500 release
        3500 => exited 143
        3500 => stopped
        """, drain());
  }

  @Test
  void whoIgnoresTheSignalIsKilledAfterTheGracePeriod() {
    running();
    controller.shutdown(onNetwork(), out);
    clock.runTo(60_000);
    assertEquals("""
        1000 deactivate
        3000 stop signal
        13000 kill
        13000 release
        13000 => exited 137
        13000 => stopped
        """, drain());
    controller.exited(137, out);
    assertEquals("", drain());
  }

  @Test
  void aCrashReleasesTheNetworksAtOnce() {
    running();
    clock.runTo(1_200);
    controller.exited(1, out);
    assertEquals("1200 release\n1200 => exited 1\n", drain());
  }

  @Test
  void anExitWhileTheBindingIsWithdrawnNeedsNoSignal() {
    running();
    controller.shutdown(onNetwork(), out);
    clock.runTo(2_000);
    controller.exited(0, out);
    clock.runTo(60_000);
    assertEquals("""
        1000 deactivate
        2000 release
        2000 => exited 0
        3000 => stopped
        """, drain());
  }

  @Test
  void aTaskThatNeverStartedStillSpendsTheTwoSeconds() {
    controller.prepare(onNetwork(), out);
    clock.runTo(1_000);
    controller.shutdown(onNetwork(), out);
    clock.runTo(5_000);
    assertEquals("80 => prepared\n3000 => stopped\n", drain());
  }

  @Test
  void removalStopsARunningContainerAndTellsNothingElse() {
    running();
    controller.shutdown(onNetwork(), out);
    controller.remove(onNetwork(), out);
    clock.runTo(3_100);
    controller.exited(0, out);
    assertEquals("""
        1000 deactivate
        3000 stop signal
        3100 release
        3100 => exited 0
        3100 => removed
        """, drain());
  }

  @Test
  void removalBeforeTheProcessIsImmediate() {
    controller.start(onNetwork(), out);
    clock.runTo(100);
    controller.remove(onNetwork(), out);
    clock.runTo(5_000);
    assertEquals("0 plug\n100 release\n100 => removed\n", drain());
  }

  @Test
  void aSecretThatTheNodeLacksFailsTheStart() {
    controller.start(alone("password"), out);
    clock.runTo(1_000);
    assertEquals(
        "200 => failed: starting container failed: unable to get secret from secret store: secret"
            + " password not found\n",
        drain());
  }

  @Test
  void aSecretThatTheNodeHoldsDoesNot() {
    TaskObject task = Samples.task(7, 4, TaskState.READY, TaskState.RUNNING, "password");
    controller.start(assigned(task, Samples.secret(50, "password")), out);
    clock.runTo(1_000);
    assertEquals("200 process starts\n200 => started\n", drain());
  }
}

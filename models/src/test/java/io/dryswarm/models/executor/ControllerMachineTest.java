package io.dryswarm.models.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.dispatcher.TestClock;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.executor.ContainerBehaviour.Health;
import io.dryswarm.models.executor.ContainerBehaviour.StartFailure;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControllerMachineTest {
  private static final long MS = 1_000_000L;

  private final TestClock clock = new TestClock();
  private final Recorder out = new Recorder();
  private Container container = new Container();
  private ControllerMachine controller = controller(ContainerBehaviour.PLAIN);
  private boolean hasAttachments = true;
  private final List<Long> networksMadeAt = new ArrayList<>();
  private boolean isImagePresent = true;
  private boolean isDiskFull;
  private long pullNs = -1;
  private boolean areVolumesReady;
  private boolean areVolumesThere = true;
  private long afterExitMs;
  private long afterKillMs;

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
    public boolean hasVolumes(AssignedTask task) {
      return areVolumesReady;
    }

    @Override
    public boolean areVolumesThere(AssignedTask task) {
      return areVolumesThere;
    }

    @Override
    public boolean isImagePresent(AssignedTask task) {
      return isImagePresent;
    }

    @Override
    public boolean isDiskFull() {
      return isDiskFull;
    }

    @Override
    public void pull(AssignedTask task) {
      boolean arrives = pullNs >= 0;
      clock.after(Math.max(0, pullNs), () -> {
        isImagePresent = arrives;
        add(arrives ? "pulled" : "nothing pulled");
        controller.pulled(arrives, this);
      });
    }

    @Override
    public void leavePull() {
      add("leaves the pull");
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
    public long afterExitNs(boolean wasKilled) {
      return (wasKilled ? afterKillMs : afterExitMs) * MS;
    }

    @Override
    public void watchHealth(AssignedTask task) {
      add("watch health");
    }

    @Override
    public void ended(int exitCode) {}

    @Override
    public boolean hasAttachments(AssignedTask task) {
      return hasAttachments;
    }

    @Override
    public void createNetworks(AssignedTask task) {
      networksMadeAt.add(nowNs());
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
    public void failed(int exitCode, String err) {
      add("=> failed: " + err + (exitCode == 0 ? "" : " exit " + exitCode));
    }

    @Override
    public void exited(int exitCode, String cause) {
      add("=> exited " + exitCode + (cause.isEmpty() ? "" : " " + cause));
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

  private ControllerMachine controller(ContainerBehaviour behaviour) {
    return new ControllerMachine(ExecutorSpec.DEFAULT, onNetwork(), container, behaviour);
  }

  /** A new life of the engine finds the same container. */
  private void engineRestarts() {
    out.disarm();
    controller = controller(ContainerBehaviour.PLAIN);
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
    assertEquals(List.of(300 * MS), networksMadeAt, "networks come with the addresses");
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
    clock.runTo(1_041);
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
    assertEquals("0 nothing pulled\n0 => failed: No such image: web:1\n", drain());
  }

  @Test
  void whoIsShutDownDoesNotWaitForAnImage() {
    isImagePresent = false;
    pullNs = 5_000 * MS;
    controller.prepare(onNetwork(), out);
    clock.runTo(1_000);
    controller.shutdown(onNetwork(), out);
    clock.runTo(10_000);
    assertEquals("1000 leaves the pull\n3000 => stopped\n5000 pulled\n", drain());
  }

  @Test
  void onAFullDiskNoContainerIsMade() {
    isDiskFull = true;
    controller.prepare(onNetwork(), out);
    clock.runTo(1);
    assertEquals("0 => failed: mkdir /var/lib/docker/overlay2: no space left on device\n", drain());
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

  /** Swarmkit: TestControllerShutdown. */
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

  /** Swarmkit: TestControllerRemove. */
  @Test
  void removalStopsARunningContainerAndTellsNothingElse() {
    running();
    controller.shutdown(onNetwork(), out);
    controller.remove(onNetwork(), out);
    clock.runTo(3_100);
    controller.exited(0, out);
    clock.runTo(3_101);
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
            + " password not found exit 128\n",
        drain());
  }

  @Test
  void aSecretThatTheNodeHoldsDoesNot() {
    TaskObject task = Samples.task(7, 4, TaskState.READY, TaskState.RUNNING, "password");
    controller.start(assigned(task, Samples.secret(50, "password")), out);
    clock.runTo(1_000);
    assertEquals("200 process starts\n200 => started\n", drain());
  }

  private static AssignedTask checked() {
    HealthCheck check = new HealthCheck(List.of("CMD", "true"), 0, 0, 0, 0, 0);
    TaskObject task = onNetwork().task();
    return assigned(Samples.withHealth(task, check));
  }

  /** A container whose health is awaited since 200. */
  private void starting() {
    controller.start(checked(), out);
    clock.runTo(1_000);
    assertEquals("0 plug\n200 process starts\n200 watch health\n", drain());
  }

  @Test
  void aStartWithAHealthCheckEndsWhenTheContainerIsHealthy() {
    starting();
    controller.healthy(out);
    controller.healthy(out);
    assertEquals("1000 activate\n1000 => started\n", drain());
  }

  /** Facts 11.1.9. */
  @Test
  void aContainerThatIsUnhealthyFromTheStartFailsUnlessItEndsWithZero() {
    afterExitMs = 90;
    starting();
    controller.unhealthy(out);
    clock.runTo(3_100);
    controller.exited(143, out);
    clock.runTo(60_000);
    assertEquals("""
        3000 stop signal
        3100 release
        3190 => failed: task: non-zero exit (143): dockerexec: unhealthy container exit 143
        """, drain());
  }

  @Test
  void aContainerThatIsUnhealthyFromTheStartAndEndsWithZeroCountsAsStartedAndFinished() {
    starting();
    controller.unhealthy(out);
    clock.runTo(3_100);
    controller.exited(0, out);
    clock.runTo(60_000);
    assertEquals("""
        3000 stop signal
        3100 release
        3100 => started
        3100 => exited 0
        """, drain());
  }

  /** Facts 11.1.10. Swarmkit: TestControllerWaitUnhealthy. */
  @Test
  void aRunningContainerThatBecomesUnhealthyIsStoppedAndSaysWhy() {
    starting();
    controller.healthy(out);
    drain();
    controller.unhealthy(out);
    clock.runTo(60_000);
    assertEquals("""
        1000 deactivate
        3000 stop signal
        13000 kill
        13000 release
        13000 => exited 137 dockerexec: unhealthy container
        """, drain());
  }

  @Test
  void aProcessThatEndsBeforeItIsHealthyFailsTheStart() {
    starting();
    controller.exited(1, out);
    assertEquals("1000 release\n1000 => failed: task: non-zero exit (1) exit 1\n", drain());
  }

  @Test
  void aStartThatAwaitsHealthCanBeGivenUpAndIsTakenForStartedTheNextTime() {
    starting();
    controller.cancel(out);
    assertEquals("1000 => cancelled\n", drain());
    controller.start(checked(), out);
    clock.runTo(2_000);
    assertEquals("1000 => started\n", drain());
    controller.healthy(out);
    assertEquals("", drain());
  }

  @Test
  void aShutdownIsOverWhenTheEngineHasClearedUp() {
    afterExitMs = 90;
    running();
    controller.shutdown(onNetwork(), out);
    clock.runTo(3_500);
    drain();
    controller.exited(0, out);
    clock.runTo(4_000);
    assertEquals("3500 release\n3500 => exited 0\n3590 => stopped\n", drain());
  }

  @Test
  void aKillHasItsOwnTimeToClearUp() {
    afterKillMs = 70;
    running();
    controller.shutdown(onNetwork(), out);
    clock.runTo(60_000);
    assertTrue(drain().endsWith("13000 => exited 137\n13070 => stopped\n"));
  }

  @Test
  void aStopByTheUserWithdrawsNothingBefore() {
    running();
    controller.stopByUser(out);
    controller.stopByUser(out);
    clock.runTo(1_100);
    controller.exited(0, out);
    clock.runTo(60_000);
    assertEquals("1000 stop signal\n1100 release\n1100 => exited 0\n", drain());
  }

  @Test
  void theGracePeriodIsCutToWholeSecondsAndTheUsersStopDoesNotKnowIt() {
    AssignedTask task = assigned(
        Samples.withGrace(Samples.task(7, 4, TaskState.READY, TaskState.RUNNING), 2_900 * MS));
    controller.start(task, out);
    clock.runTo(1_000);
    drain();
    controller.shutdown(task, out);
    clock.runTo(60_000);
    assertEquals("1000 stop signal\n3000 kill\n3000 => exited 137\n3000 => stopped\n", drain());

    container = new Container();
    controller = controller(ContainerBehaviour.PLAIN);
    controller.start(task, out);
    clock.runTo(61_000);
    drain();
    controller.stopByUser(out);
    clock.runTo(80_000);
    assertEquals("61000 stop signal\n71000 kill\n71000 => exited 137\n", drain());
  }

  @Test
  void aCommandThatDoesNotExistFailsTheStartInTheEnginesWords() {
    controller = controller(behaviour(new StartFailure(127, "")));
    controller.start(alone(), out);
    clock.runTo(1_000);
    assertEquals(
        "200 => failed: starting container failed: failed to create shim task: OCI runtime create failed:"
            + " runc create failed: unable to start container process: exec: \"\": executable file not"
            + " found in $PATH: unknown exit 127\n",
        drain());
  }

  @Test
  void aStartFailureMayBringItsOwnWords() {
    controller = controller(behaviour(new StartFailure(126, "permission denied")));
    controller.start(alone(), out);
    clock.runTo(1_000);
    assertEquals("200 => failed: starting container failed: permission denied exit 126\n", drain());
  }

  private static ContainerBehaviour behaviour(StartFailure failure) {
    return new ContainerBehaviour("", failure, null, null, Health.ALWAYS, EngineTimes.NONE);
  }

  @Test
  void aRejectionMayBringItsOwnWords() {
    controller = controller(new ContainerBehaviour(
        "pull access denied", null, null, null, Health.ALWAYS, EngineTimes.NONE));
    controller.prepare(onNetwork(), out);
    clock.runTo(1);
    assertEquals("0 => failed: pull access denied\n", drain());
  }

  @Test
  void anImageMissingForThisTaskAloneFailsItsPreparation() {
    controller = controller(new ContainerBehaviour(
        ContainerBehaviour.NO_SUCH_IMAGE, null, null, null, Health.ALWAYS, EngineTimes.NONE));
    controller.prepare(onNetwork(), out);
    clock.runTo(1);
    assertEquals("0 => failed: No such image: web:1\n", drain());
  }

  /** Swarmkit: TestControllerWaitExitedClean, TestControllerWaitExitedError. */
  @Test
  void theNextEngineTellsOfAContainerThatEndedWithoutIt() {
    running();
    engineRestarts();
    container.exited(0);
    controller.await(out);
    assertEquals("", drain());
    clock.runTo(1_001);
    assertEquals("1000 => exited 0\n", drain());
  }

  /** Swarmkit: TestPrepareAlready, TestControllerPrepareAlreadyPrepared. */
  @Test
  void aContainerThatIsThereCountsAsPrepared() {
    container.created();
    container.started();
    controller.prepare(onNetwork(), out);
    clock.runTo(100);
    assertEquals("80 => prepared\n", drain());
    assertTrue(container.isRunning());
  }

  /** Swarmkit: TestAlreadyStarted, TestControllerStartAlreadyStarted. */
  @Test
  void theNextEngineTakesAStartedContainerForStarted() {
    running();
    engineRestarts();
    container.exited(255);
    controller.start(onNetwork(), out);
    clock.runTo(1_001);
    assertEquals("1000 => started\n", drain());
    controller.await(out);
    clock.runTo(1_002);
    assertEquals("1001 => exited 255\n", drain());
  }

  @Test
  void whoeverAwaitsARunningContainerHearsNothingUntilItEnds() {
    running();
    controller.await(out);
    clock.runTo(5_000);
    assertEquals("", drain());
    controller.exited(9, out);
    assertEquals("5000 release\n5000 => exited 9\n", drain());
  }

  private static AssignedTask withVolume(TaskObject task) {
    return new AssignedTask(
        task.assignedTo(
            task.node(), List.of(new VolumeAttachment(50, "data", "/d")), task.status()),
        List.of(),
        List.of());
  }

  // SwarmKit: TestTaskRestrictedVolumesProvider
  @Test
  void preparationWaitsForTheTasksVolumesAndForNoOthers() {
    AssignedTask task = withVolume(alone().task());
    controller.prepare(task, out);
    clock.runTo(1_000);
    controller.volumeReady(out);
    clock.runTo(2_000);
    assertEquals("", drain(), "another volume became ready");
    areVolumesReady = true;
    controller.volumeReady(out);
    clock.runTo(3_000);
    assertEquals("2080 => prepared\n", drain());
  }

  /** No failure: the agent begins the preparation anew, for ever. */
  @Test
  void afterFiveMinutesThePreparationIsRepeated() {
    controller.prepare(withVolume(alone().task()), out);
    clock.runTo(400_000);
    assertEquals("300000 => cancelled\n", drain());
  }

  @Test
  void theWaitForAVolumeCanBeCancelled() {
    controller.prepare(withVolume(alone().task()), out);
    clock.runTo(1_000);
    controller.cancel(out);
    clock.runTo(400_000);
    assertEquals("1000 => cancelled\n", drain());
  }

  @Test
  void aVolumeThatIsNotMountedAnyMoreFailsTheStart() {
    areVolumesReady = true;
    areVolumesThere = false;
    AssignedTask task = withVolume(alone().task());
    controller.prepare(task, out);
    clock.runTo(500);
    controller.start(task, out);
    clock.runTo(1_000);
    assertEquals(
        "80 => prepared\n700 => failed: starting container failed: invalid mount config for type"
            + " \"bind\": bind source path does not exist: /data/published/data exit 128\n",
        drain());
  }
}

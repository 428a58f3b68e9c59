package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SwarmKit: TestVolumeEnforcer. */
class VolumeEnforcerTest {
  private static final int VOLUME = 50;

  private final Harness swarm = new Harness(1, VolumeEnforcer::new);

  private static VolumeSpec volume(String name, VolumeSpec.Availability availability) {
    return new VolumeSpec(
        name, "", "csi", VolumeSpec.Scope.MULTI_NODE, VolumeSpec.Sharing.ALL, availability);
  }

  @BeforeEach
  void twoTasksOfWhichOneUsesTheVolume() {
    swarm.create(Swarm.service("web"));
    ServiceObject service = swarm.leader.view().service(Harness.SERVICE);
    TaskObject plain = Swarm.task(11, service, 1, 1, TaskState.RUNNING, TaskState.RUNNING);
    TaskObject user = Swarm.task(12, service, 2, 1, TaskState.RUNNING, TaskState.RUNNING);
    TaskStatus status = new TaskStatus(TaskState.RUNNING, "started", "", 1, 2, 0);
    swarm.leader.write(tx -> {
      tx.create(new VolumeObject(
          VOLUME, 0, volume("data", VolumeSpec.Availability.ACTIVE), null, List.of()));
      tx.create(plain);
      tx.create(user.assignedTo(1, List.of(new VolumeAttachment(VOLUME, "data", "/data")), status));
    });
    swarm.log.drain();
  }

  private void become(VolumeSpec.Availability availability) {
    swarm.leader.write(tx -> tx.update(tx.volume(VOLUME).withSpec(volume("data", availability))));
  }

  // SwarmKit: should reject tasks belonging to a volume with availability DRAIN
  @Test
  void tasksThatUseADrainedVolumeAreRejected() {
    swarm.leader.runUntilMs(1000);
    become(VolumeSpec.Availability.DRAIN);

    assertEquals(
        "1.000 web.2#1 REJECTED on node1: attached to volume which is being drained\n",
        swarm.runUntil(10));
    TaskStatus status = swarm.leader.view().task(12).status();
    assertEquals("task rejected by volume enforcer", status.message());
    assertEquals(2, status.appliedNs());
  }

  @Test
  void aNewLeaderLooksAtEveryVolume() {
    swarm.leader.lead();
    become(VolumeSpec.Availability.DRAIN);
    swarm.elect();

    assertEquals(TaskState.REJECTED, swarm.leader.view().task(12).observed());
    assertEquals(TaskState.RUNNING, swarm.leader.view().task(11).observed());
  }

  // SwarmKit: should skip volumes that do not have their availability as DRAIN
  @Test
  void onlyDrainedVolumesMatter() {
    become(VolumeSpec.Availability.PAUSE);

    assertEquals("", swarm.runUntil(10));
  }

  // SwarmKit: should skip tasks that are already shut down
  @Test
  void tasksOnTheirWayOutAreLeftAlone() {
    swarm.change(12, task -> task.withDesired(TaskState.SHUTDOWN));
    swarm.log.drain();
    become(VolumeSpec.Availability.DRAIN);

    assertEquals("", swarm.runUntil(10));
  }
}

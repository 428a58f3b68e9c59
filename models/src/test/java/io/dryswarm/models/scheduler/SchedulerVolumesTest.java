package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.store.VolumeObject.PublishState;
import io.dryswarm.models.store.VolumeObject.PublishStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SwarmKit: scheduler_ginkgo_test.go, and freeVolumes of volumes_test.go. */
class SchedulerVolumesTest {
  private static final int VOLUME = 7;

  private final FakeLeader leader = new FakeLeader();

  @Test
  @DisplayName("should choose volumes for tasks")
  void aFreeTaskGetsANodeAndAVolumeThatIsThenPublishedThere() {
    ServiceObject web = start(Sharing.ALL);
    leader.write(tx -> tx.create(task(web, 11, TaskObject.UNASSIGNED)));
    leader.runUntilMs(1000);

    assertEquals(
        List.of(new VolumeAttachment(VOLUME, "data", "/data")),
        leader.view().task(11).volumes());
    assertEquals(
        List.of(new PublishStatus(1, PublishState.PENDING_PUBLISH)),
        leader.view().volume(VOLUME).published());
  }

  @Test
  @DisplayName("Global mode tasks: should still choose a volume for the task")
  void aTaskBoundToANodeGetsAVolumeToo() {
    ServiceObject web = start(Sharing.ALL);
    leader.write(tx -> tx.create(task(web, 11, 1)));
    leader.runUntilMs(1000);

    assertEquals(TaskState.ASSIGNED, leader.view().task(11).observed());
    assertEquals(1, leader.view().task(11).volumes().size());
  }

  @Test
  @DisplayName("should not commit a task if it does not have a volume;"
      + " Global mode tasks: should not progress if no volume can be found")
  void withoutAUsableVolumeFreeAndBoundTasksWait() {
    ServiceObject web = start(Sharing.READ_ONLY);
    leader.write(tx -> {
      tx.create(task(web, 11, TaskObject.UNASSIGNED));
      tx.create(task(web, 12, 1));
    });
    leader.runUntilMs(1000);

    assertEquals(
        "no suitable node (cannot fulfill requested CSI volume mounts on 1 node)",
        leader.view().task(11).status().err());
    assertEquals(
        "cannot fulfill requested CSI volume mounts on 1 node",
        leader.view().task(12).status().err());
  }

  @Test
  @DisplayName("should correctly initialize in-use volumes")
  void aNewLeaderKnowsWhichVolumesAreInUse() {
    ServiceObject web = start(Sharing.NONE);
    leader.write(tx -> tx.create(task(web, 11, TaskObject.UNASSIGNED)));
    leader.runUntilMs(1000);
    lead();
    leader.write(tx -> tx.create(task(web, 12, TaskObject.UNASSIGNED)));
    leader.runUntilMs(2000);

    assertEquals(TaskState.PENDING, leader.view().task(12).observed());
  }

  @Test
  @DisplayName("should remove volumes fully")
  void aVolumeThatWasPausedOrRemovedSinceIsNotGivenOut() {
    ServiceObject web = start(Sharing.ALL);
    leader.write(tx -> {
      VolumeObject volume = tx.volume(VOLUME);
      tx.update(volume.withSpec(volume.spec().withAvailability(Availability.PAUSE)));
      tx.create(task(web, 11, TaskObject.UNASSIGNED));
    });
    leader.runUntilMs(1000);
    assertEquals(TaskState.PENDING, leader.view().task(11).observed());

    leader.write(tx -> tx.remove(tx.volume(VOLUME)));
    touchNode();
    leader.runUntilMs(2000);
    assertEquals(TaskState.PENDING, leader.view().task(11).observed());
    assertEquals("", leader.view().task(11).status().err());
  }

  @Test
  @DisplayName("freeVolumes: should have nodes reference counted correctly;"
      + " freeVolumes: should free volumes that are no longer needed")
  void aVolumeIsTakenFromANodeOnlyWhenItsLastTaskThereHasEnded() {
    ServiceObject web = start(Sharing.ALL);
    leader.write(tx -> {
      tx.create(task(web, 11, TaskObject.UNASSIGNED));
      tx.create(task(web, 12, TaskObject.UNASSIGNED));
    });
    leader.runUntilMs(1000);
    leader.write(tx -> tx.update(
        tx.volume(VOLUME).withPublished(List.of(new PublishStatus(1, PublishState.PUBLISHED)))));
    end(11);
    leader.runUntilMs(2000);
    assertEquals(PublishState.PUBLISHED, publishState());

    end(12);
    leader.runUntilMs(3000);
    assertEquals(PublishState.PENDING_NODE_UNPUBLISH, publishState());
  }

  private PublishState publishState() {
    return leader.view().volume(VOLUME).published().get(0).state();
  }

  private void end(int task) {
    leader.write(tx -> tx.update(
        tx.task(task).withStatus(TaskStatus.of(TaskState.SHUTDOWN, "shutdown", leader.nowNs()))));
  }

  private void touchNode() {
    leader.write(tx -> tx.update(tx.node(1)));
  }

  private ServiceObject start(Sharing sharing) {
    leader.write(tx -> {
      tx.create(Swarm.node(1));
      tx.create(volume(sharing));
      create(tx);
    });
    lead();
    return leader.view().service(5);
  }

  private static void create(StoreTx tx) {
    tx.create(Swarm.service("web").clusterVolume("data", "/data", false).object(5));
  }

  private void lead() {
    leader.lead(new Scheduler(new SeededDice(1)));
  }

  private static VolumeObject volume(Sharing sharing) {
    VolumeSpec spec =
        new VolumeSpec("data", "", "drv", Scope.MULTI_NODE, sharing, Availability.ACTIVE);
    return new VolumeObject(VOLUME, 0, spec, new VolumeObject.Info("p", List.of()), List.of());
  }

  private static TaskObject task(ServiceObject service, int id, int node) {
    return Swarm.task(id, service, id, node, TaskState.PENDING, TaskState.RUNNING);
  }
}

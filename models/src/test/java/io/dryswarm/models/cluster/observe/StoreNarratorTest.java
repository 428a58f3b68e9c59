package io.dryswarm.models.cluster.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.store.UpdateStatus.State;
import io.dryswarm.models.task.TaskState;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoreNarratorTest {
  private final Timeline timeline = new Timeline(() -> 0);
  private final StoreNarrator narrator = new StoreNarrator(timeline, node -> "node-" + node);
  private ServiceObject service = Swarm.service("web").object(7);

  private void become(State state, String message) {
    ServiceObject next = service.withUpdateStatus(new UpdateStatus(state, message, 0, 0));
    narrator.committed(new StoreEvent(StoreEvent.Op.UPDATE, next, service));
    service = next;
  }

  private void mayStart() {
    TaskObject task = Swarm.task(1, service, 1, 2, TaskState.READY, TaskState.READY);
    narrator.committed(
        new StoreEvent(StoreEvent.Op.UPDATE, task.withDesired(TaskState.RUNNING), task));
  }

  private String text() {
    return timeline.entries().stream()
        .map(entry -> entry.code() + " " + entry.actor() + ": " + entry.text())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void statesOfAnUpdateAreToldOnceEach() {
    become(State.UPDATING, "update in progress");
    become(State.UPDATING, "update in progress");
    become(State.ROLLBACK_STARTED, "update rolled back");

    assertEquals("""
        service.updating swarm: service web: update in progress
        service.rollback-started swarm: service web: update rolled back
        """, text());
  }

  @Test
  void onlyOutsideAnUpdateIsItARestartDelayThatATaskWaitedFor() {
    mayStart();
    become(State.UPDATING, "update in progress");
    mayStart();
    become(State.COMPLETED, "update completed");
    mayStart();

    assertEquals("""
        task.desired-running web.1: restart delay over, may start on node-2
        service.updating swarm: service web: update in progress
        task.desired-running web.1: may start on node-2
        service.completed swarm: service web: update completed
        task.desired-running web.1: restart delay over, may start on node-2
        """, text());
  }

  @Test
  void jobsAreCalledJobs() {
    for (ServiceMode mode :
        new ServiceMode[] {new ServiceMode.ReplicatedJob(1, 4), new ServiceMode.GlobalJob()}) {
      narrator.committed(
          new StoreEvent(StoreEvent.Op.CREATE, Swarm.service("job").mode(mode).object(8), null));
    }

    assertEquals("""
        service.created swarm: service job created, replicated job 4
        service.created swarm: service job created, global job
        """, text());
  }
}

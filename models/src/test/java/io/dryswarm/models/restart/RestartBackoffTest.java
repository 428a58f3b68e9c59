package io.dryswarm.models.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.leader.TaskLog;
import io.dryswarm.models.orchestrator.ReplicatedOrchestrator;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
  @Test
  void swarmsDelayIsConstant() {
    assertEquals(5_000_000_000L, RestartBackoff.SWARM.delayNs(RestartPolicy.DEFAULT, 0));
    assertEquals(5_000_000_000L, RestartBackoff.SWARM.delayNs(RestartPolicy.DEFAULT, 99));
  }

  @Test
  void aStudysDelayMayGrowWithTheRestartsOfTheSlot() {
    FakeLeader leader = new FakeLeader();
    TaskLog log = new TaskLog(leader);
    RestartBackoff doubling = (policy, restarts) -> policy.delayNs() << restarts;
    leader.lead(new ReplicatedOrchestrator(new RestartSupervisor(doubling), new SeededDice(1)));
    leader.write(tx -> tx.create(Swarm.service("web").object(7)));
    leader.atMs(1000, () -> failNewest(leader));
    leader.atMs(10_000, () -> failNewest(leader));
    leader.runUntilMs(100_000);

    assertEquals("""
        0.000 web.1#1 create desired=RUNNING
        1.000 web.1#1 FAILED
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        6.000 web.1#2 desired=RUNNING
        10.000 web.1#2 FAILED
        10.000 web.1#2 desired=SHUTDOWN
        10.000 web.1#3 create desired=READY
        20.000 web.1#3 desired=RUNNING
        """, log.drain());
  }

  private static void failNewest(FakeLeader leader) {
    List<TaskObject> tasks = leader.view().tasks();
    TaskObject newest = tasks.get(tasks.size() - 1);
    leader.write(
        tx -> tx.update(newest.withStatus(TaskStatus.of(TaskState.FAILED, "", leader.nowNs()))));
  }
}

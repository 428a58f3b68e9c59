package io.dryswarm.models.controlapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.roles.FakeMembership;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns of lists: control-plane facts 1.2.19, 1.3.27, 13. */
class ReadsTest {
  private final ApiBench swarm = new ApiBench(new FakeMembership(1, 2));

  @Test
  void replicasCountRunningTasksWhateverIsWantedOfThem() {
    ServiceObject web = create(Swarm.service("web").replicas(3).spec());
    task(web, 1, TaskState.RUNNING, TaskState.RUNNING);
    task(web, 2, TaskState.RUNNING, TaskState.SHUTDOWN);
    task(web, 3, TaskState.FAILED, TaskState.SHUTDOWN);

    assertEquals("2/3", replicas());
  }

  @Test
  void theLimitPerNodeIsShown() {
    create(Swarm.service("web").replicas(3).placement(List.of(), List.of(), 1).spec());

    assertEquals("0/3 (max 1 per node)", replicas());
  }

  @Test
  void aGlobalServiceWantsAsManyAsItsTasks() {
    ServiceObject web = create(Swarm.service("web").global().spec());
    task(web, 0, TaskState.RUNNING, TaskState.RUNNING);
    task(web, 0, TaskState.PENDING, TaskState.RUNNING);
    task(web, 0, TaskState.SHUTDOWN, TaskState.SHUTDOWN);

    assertEquals("1/2", replicas());
  }

  @Test
  void aJobShowsWhatItsPresentIterationHasCompleted() {
    ServiceSpec spec = Swarm.service("job").spec().withMode(new ServiceMode.ReplicatedJob(2, 4));
    ServiceObject job = create(spec);
    task(job, 0, TaskState.COMPLETE, TaskState.COMPLETE);
    task(job, 1, TaskState.RUNNING, TaskState.COMPLETE);
    assertEquals("1/2 (1/4 completed)", replicas());

    swarm.send(
        new ApiRequest.UpdateService("job", swarm.view().serviceNamed("job").version(), spec));
    assertEquals("0/2 (0/4 completed)", replicas());
  }

  @Test
  void aGlobalJobCountsWhatIsLeftAndWhatIsDone() {
    ServiceObject job = create(Swarm.service("job").spec().withMode(new ServiceMode.GlobalJob()));
    task(job, 0, TaskState.COMPLETE, TaskState.COMPLETE);
    task(job, 0, TaskState.RUNNING, TaskState.COMPLETE);

    assertEquals("1/1 (1/2 completed)", replicas());
  }

  @Test
  void managersAreLeaderReachableOrNot() {
    assertEquals("host1 Leader, host2 Reachable, host3 ", managers());
    swarm.raft.cutOff(2);
    assertEquals("host1 Leader, host2 Unreachable, host3 ", managers());
  }

  @Test
  void tasksOfAServiceById() {
    ServiceObject web = create(Swarm.service("web").replicas(2).spec());
    task(web, 2, TaskState.RUNNING, TaskState.RUNNING);
    task(web, 1, TaskState.RUNNING, TaskState.RUNNING);
    ApiReply.Listed listed = (ApiReply.Listed) swarm.read(new ApiRequest.ListTasks("web"));

    assertEquals(swarm.view().tasksOfService(web.id()), listed.objects());
    assertEquals("404 service no not found", swarm.send(new ApiRequest.ListTasks("no")));
  }

  private ServiceObject create(ServiceSpec spec) {
    swarm.send(new ApiRequest.CreateService(spec));
    return swarm.view().serviceNamed(spec.name());
  }

  private void task(ServiceObject service, int slot, TaskState observed, TaskState desired) {
    swarm.leader.write(tx -> {
      TaskObject task = Swarm.task(tx.nextId(), service, slot, 2, observed, desired);
      tx.create(task);
    });
  }

  private String replicas() {
    ApiReply.Services services = (ApiReply.Services) swarm.read(new ApiRequest.ListServices());
    return services.services().get(0).replicas();
  }

  private String managers() {
    ApiReply.Nodes nodes = (ApiReply.Nodes) swarm.read(new ApiRequest.ListNodes());
    return String.join(
        ", ",
        nodes.nodes().stream()
            .map(entry -> entry.node().hostname() + " " + entry.managerStatus().word())
            .toList());
  }
}

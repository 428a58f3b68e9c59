package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.scheduler.PlacementExplanation.Refusal;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementExplanationsTest {
  private final FakeLeader leader = new FakeLeader();
  private final List<String> told = new ArrayList<>();
  private int lastTask = 100;

  @Test
  void eachDecisionIsExplained() {
    ServiceObject web = start(
        Swarm.service("web").placement(List.of("node.role==worker"), List.of(), 2),
        Swarm.node(1),
        Swarm.node(2),
        Swarm.node(3).withStatus(Status.DOWN, ""));
    place(web, 1);
    int first = leader.view().task(101).node();
    int second = 3 - first;

    assertEquals(
        "102 fewer-tasks-of-service to " + second + ", next " + first + ", ready refuses [3]",
        place(web, 1));
    place(web, 1);
    int full = leader.view().task(103).node();
    assertEquals(
        "104 only-node to " + (3 - full) + ", next -1, ready refuses [3], max-replicas refuses ["
            + full + "]",
        place(web, 1));
    assertEquals(
        "105 no-node to -1, next -1, ready refuses [3], max-replicas refuses [1, 2]",
        place(web, 1));
  }

  @Test
  void equallyGoodNodesAndTurnsAreToldApart() {
    ServiceObject web = start(Swarm.service("web"), Swarm.node(1), Swarm.node(2));
    create(web, 3);

    assertEquals(
        List.of("equally-good", "fewer-tasks-of-service", "equally-good"),
        told.stream().map(line -> line.split(" ")[1]).toList());
  }

  @Test
  void theNextBestNodeAndTheTotalAreNamed() {
    ServiceObject other = start(Swarm.service("other"), Swarm.node(1), Swarm.node(2));
    place(other, 1);
    ServiceObject web = define(6, Swarm.service("web"));
    int busy = leader.view().task(lastTask).node();

    assertEquals("102 fewer-tasks to " + (3 - busy) + ", next " + busy, place(web, 1));
  }

  @Test
  void aTaskCreatedForItsNodeIsOnlyConfirmed() {
    ServiceObject web = start(Swarm.service("web").global(), Swarm.node(1), Swarm.node(2));
    told.clear();
    leader.write(
        tx -> tx.create(Swarm.task(++lastTask, web, 0, 2, TaskState.PENDING, TaskState.RUNNING)));
    leader.runUntilMs(leader.nowMs() + 100);

    assertEquals(List.of("101 preassigned to 2, next -1"), told);
  }

  private ServiceObject start(Swarm.ServiceBuilder service, NodeObject... nodes) {
    leader.write(tx -> List.of(nodes).forEach(tx::create));
    Scheduler scheduler = new Scheduler(new SeededDice(1));
    scheduler.explainTo(this::note);
    leader.lead(scheduler);
    return define(5, service);
  }

  private ServiceObject define(int id, Swarm.ServiceBuilder service) {
    leader.write(tx -> tx.create(service.object(id)));
    return leader.view().service(id);
  }

  private String place(ServiceObject service, int count) {
    create(service, count);
    return told.get(0);
  }

  private void create(ServiceObject service, int count) {
    told.clear();
    leader.write(tx -> {
      for (int i = 0; i < count; i++) {
        tx.create(Swarm.task(
            ++lastTask, service, 1, TaskObject.UNASSIGNED, TaskState.PENDING, TaskState.RUNNING));
      }
    });
    leader.runUntilMs(leader.nowMs() + 100);
  }

  private void note(PlacementExplanation why) {
    StringBuilder line = new StringBuilder()
        .append(why.task().id())
        .append(' ')
        .append(why.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .append(" to ")
        .append(why.node())
        .append(", next ")
        .append(why.next());
    for (Refusal refusal : why.refused()) {
      line.append(", ").append(refusal.filter()).append(" refuses ").append(refusal.nodes());
    }
    told.add(line.toString());
  }
}

package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupPlacementTest {
  private static final long SECOND = 1_000_000_000L;

  private final ServiceObject web = Swarm.service("web").object(1);
  private final ServiceObject other = Swarm.service("other").object(2);
  private final List<NodeInfo> nodes = new ArrayList<>();
  private int nextTask = 1;
  private long nowNs;

  @Test
  void levelsFiveOneNoneTakeFiveMoreAsFiveFourTwo() {
    node(web, 5);
    node(web, 1);
    node(web, 0);

    place(web, 5);

    assertEquals(List.of(5, 4, 2), counts());
  }

  @Test
  void nodesAreFilledToTheLevelOfTheNextThenRoundRobin() {
    node(web, 0);
    node(web, 0);
    node(web, 0);

    place(web, 9);

    assertEquals(List.of(3, 3, 3), counts());
  }

  @Test
  void amongEquallyLoadedNodesTheOneWithFewerTasksInTotalIsBetter() {
    node(other, 2);
    node(other, 1);

    place(web, 1);

    assertEquals(List.of(0, 1), counts());
  }

  @Test
  void fewerTasksOfTheServiceWeighMoreThanFewerTasksInTotal() {
    node(web, 1);
    node(other, 7);

    place(web, 1);

    assertEquals(List.of(1, 1), counts());
  }

  @Test
  void fiveRecentFailuresOutweighEverythingFourNothing() {
    node(web, 0);
    node(web, 3);
    fail(0, 4);
    place(web, 1);
    assertEquals(List.of(1, 3), counts());

    fail(0, 1);
    place(web, 1);
    assertEquals(List.of(1, 4), counts());
  }

  @Test
  void failuresAreForgottenAfterFiveMinutesAndWithANewSpecVersion() {
    node(web, 0);
    node(web, 3);
    fail(0, 5);
    nowNs = 300 * SECOND;
    place(web, 1);
    assertEquals(List.of(0, 4), counts());

    nowNs++;
    place(web, 1);
    assertEquals(List.of(1, 4), counts());

    fail(0, 5);
    place(web.withVersion(8).withSpec(web.spec()), 1);
    assertEquals(List.of(2, 4), counts());
  }

  @Test
  void branchesOfASpreadPreferenceAreBroughtLevel() {
    ServiceObject spread = Swarm.service("web")
        .placement(List.of(), List.of("node.labels.zone"), 0)
        .object(1);
    zoned("a", 2);
    zoned("a", 0);
    zoned("b", 0);

    place(spread, 4);

    assertEquals(List.of(2, 1, 3), counts());
  }

  @Test
  void nodesWithoutTheLabelAreABranchOfTheirOwn() {
    ServiceObject spread = Swarm.service("web")
        .placement(List.of(), List.of("NODE.labels.zone"), 0)
        .object(1);
    zoned("a", 0);
    zoned("a", 0);
    node(web, 0);

    place(spread, 4);

    assertEquals(List.of(1, 1, 2), counts());
  }

  @Test
  void tasksThatFindNoNodeAreLeft() {
    ServiceObject limited =
        Swarm.service("web").placement(List.of(), List.of(), 2).object(1);
    node(web, 1);
    node(web, 0);

    assertEquals(2, place(limited, 5));
    assertEquals(List.of(2, 2), counts());
  }

  private void node(ServiceObject service, int tasks) {
    add(Swarm.node(nodes.size() + 1), service, tasks);
  }

  private void zoned(String zone, int tasks) {
    add(Swarm.labelled(Swarm.node(nodes.size() + 1), "zone", zone), web, tasks);
  }

  private void add(NodeObject object, ServiceObject service, int tasks) {
    NodeInfo node = new NodeInfo(object);
    for (int i = 0; i < tasks; i++) {
      node.add(newTask(service, object.id()));
    }
    nodes.add(node);
  }

  private void fail(int node, int times) {
    for (int i = 0; i < times; i++) {
      nodes.get(node).taskFailed(newTask(web, node), nowNs);
    }
  }

  /** Returns how many found no node. */
  private int place(ServiceObject service, int count) {
    List<TaskObject> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(newTask(service, TaskObject.UNASSIGNED));
    }
    NodeRanking ranking = new NodeRanking(tasks.get(0), nowNs);
    FilterPipeline filters =
        new FilterPipeline(PlacementFilters.installed(), TaskView.of(tasks.get(0), List.of()));
    SpreadTree tree = SpreadTree.of(
        nodes,
        service.spec().task().placement().spreadOver(),
        service.id(),
        count,
        filters,
        ranking);
    return new GroupPlacement(
            tasks,
            filters,
            ranking,
            new SeededDice(1),
            true,
            (task, node) -> node.add(task.withNode(node.object().id())))
        .run(tree)
        .size();
  }

  private List<Integer> counts() {
    return nodes.stream().map(node -> node.activeTasksOf(web.id())).toList();
  }

  private TaskObject newTask(ServiceObject service, int node) {
    return Swarm.task(nextTask++, service, 1, node, TaskState.PENDING, TaskState.RUNNING);
  }
}

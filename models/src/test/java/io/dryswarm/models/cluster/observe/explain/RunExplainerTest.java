package io.dryswarm.models.cluster.observe.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Time;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.result.Explanation;
import io.dryswarm.models.result.PlacementDecision;
import io.dryswarm.models.scheduler.SchedulerTrace;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Explanations of commits that are made by hand; transactions are numbered one by one. */
class RunExplainerTest {
  private static final RunIdentity RUN = new RunIdentity("run", 1, "");

  private final RunExplainer explainer = new RunExplainer();
  private final TreeMap<String, StoreObject> stored = new TreeMap<>();
  private long nowNs;
  private long index;
  private int leader;

  RunExplainerTest() {
    explainer.watch(
        () -> nowNs, node -> "n" + node, List.of(Swarm.node(0), Swarm.node(1)), () -> leader);
  }

  /** One transaction. */
  private void commit(StoreObject... objects) {
    index++;
    nowNs += Time.SECOND;
    for (StoreObject object : objects) {
      StoreObject old = stored.put(object.getClass() + "/" + object.id(), object);
      StoreEvent.Op op = old == null ? StoreEvent.Op.CREATE : StoreEvent.Op.UPDATE;
      explainer.committed(index, new StoreEvent(op, object, old));
    }
  }

  private void remove(StoreObject object) {
    index++;
    nowNs += Time.SECOND;
    explainer.committed(index, new StoreEvent(StoreEvent.Op.REMOVE, object, object));
  }

  private ServiceObject service(Swarm.ServiceBuilder spec) {
    ServiceObject service = spec.object(7);
    commit(service);
    return service;
  }

  private static TaskObject ended(TaskObject task, TaskState state, String err) {
    return task.withStatus(new TaskStatus(state, "", err, 0, 0, 0));
  }

  private String now(String task) throws UnknownName {
    return String.join("\n", explainer.task(task, RUN).slots().get(0).task().now());
  }

  private String history(String task) throws UnknownName {
    StringBuilder text = new StringBuilder();
    for (Explanation.Entry entry :
        explainer.task(task, RUN).slots().get(0).task().history()) {
      text.append(entry.what()).append('\n');
      entry.why().forEach(why -> text.append("- ").append(why).append('\n'));
    }
    return text.toString();
  }

  @Test
  void aNewTaskWaitsForItsServicesAddressesThenForItsOwn() throws UnknownName {
    ServiceObject web = service(Swarm.service("s_web").network("s_net"));
    commit(Swarm.task(20, web, 1, TaskObject.UNASSIGNED, TaskState.NEW, TaskState.RUNNING));
    assertEquals(
        "waits for the allocator: service s_web does not have all its virtual addresses and ports yet (networks s_net)",
        now("s_web.1"));

    commit(web.withEndpoint(List.of(), List.of()));
    assertEquals(
        "waits for the allocator: it needs an address on each of its networks (s_net);"
            + " a network that is full gives none, and each node on it takes one, too",
        now("web.1"));
  }

  @Test
  void decisionsAreListedInTheOrderOfTimeAndTasksWithoutANodeWithTheirReason() {
    ServiceObject web = service(Swarm.service("s_web"));
    commit(Swarm.task(20, web, 1, TaskObject.UNASSIGNED, TaskState.PENDING, TaskState.RUNNING));
    commit(Swarm.task(20, web, 1, 1, TaskState.ASSIGNED, TaskState.RUNNING));
    TaskObject second =
        Swarm.task(21, web, 1, TaskObject.UNASSIGNED, TaskState.PENDING, TaskState.RUNNING);
    commit(second);
    commit(ended(second, TaskState.PENDING, "no suitable node (no headroom on 2 nodes)"));
    commit(Swarm.task(20, web, 1, 1, TaskState.RUNNING, TaskState.RUNNING));

    assertEquals(
        List.of(
            new PlacementDecision("s_web", "s_web.1#1", 3 * Time.SECOND, "n1", List.of()),
            new PlacementDecision(
                "s_web",
                "s_web.1#2",
                5 * Time.SECOND,
                "",
                List.of("no suitable node (no headroom on 2 nodes)"))),
        explainer.decisions());
  }

  @Test
  void restartConditionsAndAttemptsExplainWhyThereIsNoReplacement() throws UnknownName {
    assertEquals(
        "the restart condition is \"none\"", notReplaced(RestartPolicy.Condition.NONE, 0, 0));
    assertEquals(
        "the restart condition is \"on-failure\", and it completed",
        notReplaced(RestartPolicy.Condition.ON_FAILURE, 0, 0));
    assertEquals(
        "its 3 restart attempts within 2 min are used up",
        notReplaced(RestartPolicy.Condition.ANY, 3, 2 * Time.MINUTE));
  }

  private String notReplaced(RestartPolicy.Condition condition, long attempts, long windowNs)
      throws UnknownName {
    RunExplainerTest fresh = new RunExplainerTest();
    ServiceObject web =
        fresh.service(Swarm.service("web").restart(condition, 0, attempts, windowNs));
    TaskObject task = Swarm.task(20, web, 1, 1, TaskState.RUNNING, TaskState.RUNNING);
    fresh.commit(task);
    TaskObject complete = ended(task, TaskState.COMPLETE, "");
    fresh.commit(complete);
    fresh.commit(complete.withDesired(TaskState.SHUTDOWN));
    String[] lines = fresh.history("web.1").split("\n");
    assertEquals("- it completed on n1", lines[lines.length - 2]);
    return lines[lines.length - 1].replace("- not replaced: ", "");
  }

  @Test
  void aReplacementWaitsForTheOldTask() throws UnknownName {
    ServiceObject web = service(Swarm.service("web"));
    TaskObject old = Swarm.task(20, web, 1, 1, TaskState.RUNNING, TaskState.RUNNING);
    commit(old);
    commit(Swarm.node(1).withAvailability(NodeObject.Availability.DRAIN));
    commit(
        old.withDesired(TaskState.SHUTDOWN),
        Swarm.task(21, web, 1, 0, TaskState.READY, TaskState.READY));
    assertEquals("waits for web.1#1 to stop (running on n1), until 1:00.000", now("web.1"));
    assertEquals("waits for the agent of n1 to stop its container", now("web.1#1"));

    commit(ended(old, TaskState.SHUTDOWN, "").withDesired(TaskState.SHUTDOWN));
    assertEquals("waits for the orchestrator to let it start", now("web.1"));
    assertEquals("it has ended; web.1#2 has its place", now("web.1#1"));
  }

  @Test
  void anOrphanAndARemovedTaskAreTold() throws UnknownName {
    ServiceObject web = service(Swarm.service("web"));
    TaskObject task = Swarm.task(20, web, 1, 1, TaskState.RUNNING, TaskState.RUNNING);
    commit(task);
    TaskObject orphan = ended(task, TaskState.ORPHANED, "").withDesired(TaskState.REMOVE);
    remove(web);
    commit(orphan);
    remove(orphan);

    assertEquals("""
        created, desired running
        - service created, replicated 1
        desired remove
        - service web was removed
        orphaned on n1
        removed from the store
        - service web was removed
        """, history("web.1"));
    assertEquals("it is not in the store any more", now("web.1"));
    assertEquals("removed", explainer.service("web", RUN).service().mode());
    assertEquals(List.of(), explainer.service("web", RUN).slots());
  }

  @Test
  void aSwarmWithoutALeaderAndAStuckSchedulerAreNoted() throws UnknownName {
    service(Swarm.service("web"));
    explainer.record(Time.SECOND, SchedulerTrace.STUCK, 0, 0, 0, "web");
    assertEquals(
        List.of(
            "the scheduler of n0 goes round for ever since 0:01.000 between the placement preferences of web, and places nothing more"),
        explainer.service("web", RUN).notes());

    leader = -1;
    assertEquals(
        List.of("the swarm has no leader: nothing is decided until it has one"),
        explainer.service("web", RUN).notes());
  }

  @Test
  void namesAreFullOrShortOrIds() throws UnknownName {
    ServiceObject web = service(Swarm.service("s_web"));
    commit(Swarm.task(20, web, 1, 1, TaskState.RUNNING, TaskState.RUNNING));
    for (String name : List.of("s_web.1", "web.1", "s_web.1#1", "web.1#1", ObjectIds.ofTask(20))) {
      assertEquals("s_web.1#1", explainer.task(name, RUN).subject());
    }
    for (String name : List.of("s_web", "web", ObjectIds.ofService(7))) {
      assertEquals("s_web", explainer.service(name, RUN).subject());
    }
    commit(Swarm.service("t_web").object(8));
    assertEquals(
        "\"web\" may be s_web or t_web",
        assertThrows(UnknownName.class, () -> explainer.service("web", RUN)).getMessage());
    assertEquals(
        "s_web.1 has had no task #2",
        assertThrows(UnknownName.class, () -> explainer.task("s_web.1#2", RUN)).getMessage());
    UnknownName unknown = assertThrows(UnknownName.class, () -> explainer.task("wob.1", RUN));
    assertEquals("no task \"wob.1\"", unknown.getMessage());
    assertEquals(List.of("web.1"), unknown.known());
  }
}

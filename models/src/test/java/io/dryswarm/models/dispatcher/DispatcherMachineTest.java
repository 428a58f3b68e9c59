package io.dryswarm.models.dispatcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.Dice;
import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.dispatcher.DispatcherReply.HeartbeatReply;
import io.dryswarm.models.dispatcher.DispatcherReply.Refusal;
import io.dryswarm.models.dispatcher.DispatcherReply.SessionMessage;
import io.dryswarm.models.dispatcher.DispatcherRequest.AssignmentsRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.HeartbeatRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.SessionRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.TaskStatusRequest;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ClusterState;
import io.dryswarm.models.store.NetworkKeys;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DispatcherMachineTest {
  private static final long MS = 1_000_000L;

  private final TestClock clock = new TestClock();
  private final StoreDouble store = new StoreDouble(clock, MS);
  private final StringBuilder log = new StringBuilder();
  private final ArrayDeque<Long> periodsMs = new ArrayDeque<>();
  private DispatcherMachine dispatcher = machine();
  private final List<Integer> managers = new ArrayList<>(List.of(0, 1, 2));
  private long lastSession;
  private int heartbeats;
  private long meanPeriodMs = 5_000;

  /** Periods as scripted, 5 s after that. */
  private final class ScriptedDice implements Dice {
    @Override
    public int below(int bound) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long between(long lowNs, long highNs) {
      assertEquals((meanPeriodMs - 500) * MS, lowNs);
      assertEquals((meanPeriodMs + 500) * MS, highNs);
      return periodsMs.isEmpty() ? meanPeriodMs * MS : periodsMs.remove() * MS;
    }
  }

  private final List<List<Long>> keysTold = new ArrayList<>();

  private final class Recorder implements DispatcherEffects {
    @Override
    public void send(Route to, DispatcherReply reply) {
      if (reply instanceof SessionMessage m) {
        keysTold.add(m.keys().ipsec().lamportTimes());
      }
      log.append(
          clock.nowMs() + " -> n" + to.node() + "#" + to.connection() + " " + text(reply) + "\n");
    }

    @Override
    public long newSession() {
      return ++lastSession;
    }

    @Override
    public void heartbeat(int node, long nextPeriodNs) {
      heartbeats++;
    }

    @Override
    public void statusChanged(NodeObject node) {
      log.append(clock.nowMs() + " n" + node.id() + " " + node.status());
      log.append(node.message().isEmpty() ? "\n" : " \"" + node.message() + "\"\n");
    }

    @Override
    public void orphaned(int node) {
      log.append(clock.nowMs() + " tasks of n" + node + " orphaned\n");
    }
  }

  private static String text(DispatcherReply reply) {
    if (reply instanceof SessionMessage m) {
      return "session " + m.session() + " " + m.node().status() + " managers " + m.managers();
    } else if (reply instanceof HeartbeatReply r) {
      return "next heartbeat in " + r.periodNs() / MS + " ms";
    } else if (reply instanceof AssignmentsMessage m) {
      return (m.complete() ? "COMPLETE " : "INCREMENTAL ")
          + m.appliesTo() + ">" + m.resultsIn()
          + " tasks " + ids(m.tasks()) + " -" + m.removedTasks()
          + " secrets " + ids(m.secrets()) + " -" + m.removedSecrets()
          + (m.configs().isEmpty() && m.removedConfigs().isEmpty()
              ? ""
              : " configs " + ids(m.configs()) + " -" + m.removedConfigs());
    } else if (reply instanceof Refusal r) {
      return "refused: " + r.reason();
    }
    return "taken";
  }

  private static List<Integer> ids(List<? extends StoreObject> objects) {
    return objects.stream().map(StoreObject::id).toList();
  }

  private DispatcherMachine machine() {
    return new DispatcherMachine(
        DispatcherSpec.DEFAULT, () -> List.copyOf(managers), new ScriptedDice(), new Recorder());
  }

  private void lead() {
    dispatcher = machine();
    store.lead(dispatcher);
  }

  private String drain() {
    String text = log.toString();
    log.setLength(0);
    return text;
  }

  private void send(int node, long connection, DispatcherRequest request) {
    dispatcher.receive(new Route(node, connection, 0), request);
  }

  /** A leader with one node that has session 1 on connection 1 and asked for its assignments. */
  private void registered(int node) {
    store.seed(Samples.node(node, NodeObject.Status.READY));
    lead();
    send(node, 1, new SessionRequest(0, Samples.MACHINE));
    clock.runTo(clock.nowMs() + 200);
    send(node, 1, new AssignmentsRequest(1));
    drain();
  }

  private void change(StoreObject object) {
    store.update(tx -> tx.update(object));
    clock.runTo(clock.nowMs() + 1);
  }

  private TaskObject task(int id) {
    return Objects.requireNonNull(store.task(id));
  }

  private NodeObject node(int id) {
    return Objects.requireNonNull(store.node(id));
  }

  @Test
  void aNewLeaderDoubtsEveryNodeThatIsNotDown() {
    store.seed(Samples.node(1, NodeObject.Status.READY));
    store.seed(Samples.node(2, NodeObject.Status.DOWN));
    store.seed(Samples.node(3, NodeObject.Status.UNKNOWN));

    lead();
    clock.runTo(1);

    assertEquals(
        "1 n1 UNKNOWN \"Node moved to \"unknown\" state due to leadership change in cluster\"\n",
        drain());
    assertEquals(NodeObject.Status.DOWN, node(2).status());
  }

  @Test
  void anUnknownNodeHasSixPeriodsToRegister() {
    store.seed(Samples.node(1, NodeObject.Status.READY));
    store.seed(Samples.node(2, NodeObject.Status.READY));
    periodsMs.addAll(List.of(4_500L, 5_499L));

    lead();
    clock.runTo(26_999);
    drain();
    clock.runTo(40_000);

    assertEquals("""
        27101 n1 DOWN "heartbeat failure for node in "unknown" state"
        33002 n2 DOWN "heartbeat failure for node in "unknown" state"
        """, drain());
  }

  /** Swarmkit: TestSession. */
  @Test
  void registrationWaitsUntilReadyIsWritten() {
    store.seed(Samples.node(4, NodeObject.Status.UNKNOWN));
    lead();
    clock.runTo(30);
    drain();

    send(4, 7, new SessionRequest(99, Samples.MACHINE));
    clock.runTo(99);
    assertEquals("", drain());

    clock.runTo(200);
    assertEquals("""
        101 n4 READY
        101 -> n4#7 session 1 READY managers [0, 1, 2]
        """, drain());
  }

  /** Swarmkit: TestHeartbeat, TestHeartbeatTimeout, TestHeartbeatBeat, TestPeriodChooser. */
  @Test
  void aNodeExpiresThreeOfItsDrawnPeriodsAfterItsLastHeartbeat() {
    registered(4);
    clock.runTo(1_000);
    periodsMs.add(4_600L);
    send(4, 1, new HeartbeatRequest(1));
    clock.runTo(4_000);
    periodsMs.add(4_750L);
    send(4, 1, new HeartbeatRequest(1));
    assertEquals("""
        1000 -> n4#1 next heartbeat in 4600 ms
        4000 -> n4#1 next heartbeat in 4750 ms
        """, drain());

    clock.runTo(20_000);
    assertEquals("""
        18250 -> n4#1 refused: node not registered
        18302 n4 DOWN "heartbeat failure"
        """, drain());
    send(4, 1, new HeartbeatRequest(1));
    assertEquals("20000 -> n4#1 refused: node not registered\n", drain());
  }

  @Test
  void aHeartbeatOfAnEarlierLeadersSessionIsRefused() {
    registered(4);
    lead();
    send(4, 1, new HeartbeatRequest(1));
    assertEquals("200 -> n4#1 refused: session invalid\n", drain());
  }

  @Test
  void aValidSessionIsKeptOnANewConnection() {
    registered(4);
    send(4, 2, new SessionRequest(1, Samples.MACHINE));
    clock.runTo(400);
    assertEquals("202 -> n4#2 session 1 READY managers [0, 1, 2]\n", drain());
  }

  /** Swarmkit: TestRegisterExceedRateLimit. */
  @Test
  void registrationsOfAListedNodeAreLimited() {
    registered(4);
    for (int i = 0; i < 3; i++) {
      send(4, 2 + i, new SessionRequest(0, Samples.MACHINE));
      clock.runTo(clock.nowMs() + 300);
    }
    assertEquals("""
        202 -> n4#2 session 2 READY managers [0, 1, 2]
        503 -> n4#3 session 3 READY managers [0, 1, 2]
        800 -> n4#4 refused: node 4 exceeded rate limit count of registrations
        """, drain());

    clock.runTo(8_600);
    send(4, 5, new SessionRequest(0, Samples.MACHINE));
    clock.runTo(8_800);
    assertEquals("8604 -> n4#5 session 4 READY managers [0, 1, 2]\n", drain());
  }

  /** Swarmkit: TestTaskUpdate. */
  @Test
  void reportsAreFlushedTogetherAndTheLastOneOfATaskWins() {
    store.seed(Samples.task(10, 4, TaskState.ASSIGNED, TaskState.RUNNING));
    store.seed(Samples.task(11, 4, TaskState.ASSIGNED, TaskState.RUNNING));
    registered(4);
    int before = store.commits();

    send(4, 1, new TaskStatusRequest(1, 10, status(TaskState.ACCEPTED, 198)));
    send(4, 1, new TaskStatusRequest(1, 10, status(TaskState.RUNNING, 199)));
    send(4, 1, new TaskStatusRequest(1, 11, status(TaskState.PREPARING, 199)));
    clock.runTo(400);

    assertEquals(before + 1, store.commits());
    assertEquals(TaskState.RUNNING, task(10).observed());
    assertEquals(199 * MS, task(10).status().timeNs());
    assertEquals(201 * MS, task(10).status().appliedNs());
    assertEquals(TaskState.PREPARING, task(11).observed());
  }

  /** Swarmkit: TestTaskUpdate. */
  @Test
  void anObservedStateIsNeverLoweredAndARepetitionWritesNothing() {
    store.seed(Samples.task(10, 4, TaskState.RUNNING, TaskState.RUNNING)
        .withStatus(status(TaskState.RUNNING, 7)));
    registered(4);
    int before = store.commits();

    send(4, 1, new TaskStatusRequest(1, 10, status(TaskState.READY, 300)));
    clock.runTo(400);
    send(4, 1, new TaskStatusRequest(1, 10, status(TaskState.RUNNING, 7)));
    clock.runTo(800);

    assertEquals(TaskState.RUNNING, task(10).observed());
    assertEquals(before, store.commits());
  }

  /** Swarmkit: TestTaskUpdate. */
  @Test
  void aNodeCannotReportAnothersTask() {
    store.seed(Samples.task(10, 5, TaskState.RUNNING, TaskState.RUNNING));
    registered(4);
    send(4, 1, new TaskStatusRequest(1, 10, status(TaskState.FAILED, 300)));
    assertEquals("200 -> n4#1 refused: cannot update a task not assigned this node\n", drain());
  }

  /** Swarmkit: TestAssignmentsInitialNodeTasks, TestAssignmentsAddingTasks. */
  @Test
  void assignmentsComeCompleteFirstThenAfterQuiet() {
    store.seed(Samples.task(10, 4, TaskState.PENDING, TaskState.RUNNING));
    store.seed(Samples.task(11, 4, TaskState.FAILED, TaskState.SHUTDOWN));
    store.seed(Samples.task(12, 4, TaskState.RUNNING, TaskState.RUNNING));
    registered(4);
    send(4, 1, new AssignmentsRequest(1));
    assertEquals("200 -> n4#1 COMPLETE 0>1 tasks [11, 12] -[] secrets [] -[]\n", drain());

    change(task(10).withStatus(Samples.status(TaskState.ASSIGNED)));
    clock.runTo(290);
    change(task(12).withDesired(TaskState.SHUTDOWN));
    clock.runTo(390);
    assertEquals("", drain());
    clock.runTo(391);
    assertEquals("391 -> n4#1 INCREMENTAL 1>2 tasks [10, 12] -[] secrets [] -[]\n", drain());
  }

  /** Swarmkit: TestTasksStatusChange. */
  @Test
  void onlyWhatTheAgentDoesNotKnowIsSent() {
    store.seed(Samples.task(10, 4, TaskState.ASSIGNED, TaskState.READY));
    registered(4);

    change(task(10).withStatus(status(TaskState.READY, 250)));
    clock.runTo(500);
    assertEquals("", drain());

    change(task(10).withDesired(TaskState.RUNNING));
    clock.runTo(800);
    assertEquals("601 -> n4#1 INCREMENTAL 1>2 tasks [10] -[] secrets [] -[]\n", drain());

    store.update(tx -> tx.remove(task(10)));
    clock.runTo(1_000);
    assertEquals("901 -> n4#1 INCREMENTAL 2>3 tasks [] -[10] secrets [] -[]\n", drain());
  }

  /** Swarmkit: TestTasksBatch. */
  @Test
  void aHundredChangesAreNotKeptWaiting() {
    for (int id = 0; id < 101; id++) {
      store.seed(Samples.task(1000 + id, 4, TaskState.PENDING, TaskState.RUNNING));
    }
    registered(4);
    store.batch(store.tasks().stream()
        .<java.util.function.Consumer<io.dryswarm.models.store.StoreTx>>map(
            t -> tx -> tx.update(t.withStatus(Samples.status(TaskState.ASSIGNED))))
        .toList());
    clock.runTo(400);
    List<String> lines = drain().lines().toList();
    assertEquals(2, lines.size());
    assertEquals("201 -> n4#1 INCREMENTAL 1>2", lines.get(0).substring(0, 27));
    assertEquals("301 -> n4#1 INCREMENTAL 2>3 tasks [1100] -[] secrets [] -[]", lines.get(1));
  }

  @Test
  void aSecretComesWithEachTaskThatNeedsItAndGoesWithTheLast() {
    store.seed(Samples.secret(50, "password"));
    store.seed(Samples.task(10, 4, TaskState.ASSIGNED, TaskState.RUNNING, "password"));
    store.seed(Samples.task(11, 4, TaskState.PENDING, TaskState.RUNNING, "password"));
    store.seed(Samples.task(12, 4, TaskState.FAILED, TaskState.SHUTDOWN, "password"));
    registered(4);
    send(4, 1, new AssignmentsRequest(1));
    assertEquals("200 -> n4#1 COMPLETE 0>1 tasks [10, 12] -[] secrets [50] -[]\n", drain());

    change(task(11).withStatus(Samples.status(TaskState.ASSIGNED)));
    clock.runTo(400);
    assertEquals("301 -> n4#1 INCREMENTAL 1>2 tasks [11] -[] secrets [50] -[]\n", drain());

    change(task(10).withStatus(status(TaskState.FAILED, 400)));
    clock.runTo(600);
    assertEquals("", drain());

    change(task(11).withStatus(status(TaskState.COMPLETE, 600)));
    clock.runTo(800);
    assertEquals("701 -> n4#1 INCREMENTAL 2>3 tasks [] -[] secrets [] -[50]\n", drain());
  }

  @Test
  void aSecretThatMovesToANewTaskIsNotWithdrawn() {
    store.seed(Samples.secret(50, "password"));
    store.seed(Samples.task(10, 4, TaskState.RUNNING, TaskState.RUNNING, "password"));
    store.seed(Samples.task(11, 4, TaskState.PENDING, TaskState.RUNNING, "password"));
    registered(4);

    change(task(10).withStatus(status(TaskState.FAILED, 201)));
    change(task(11).withStatus(Samples.status(TaskState.ASSIGNED)));
    clock.runTo(400);
    assertEquals("302 -> n4#1 INCREMENTAL 1>2 tasks [11] -[] secrets [50] -[]\n", drain());
  }

  /** Swarmkit: TestClusterUpdatesSendMessages. */
  @Test
  void theSessionStreamCarriesTheNodeObject() {
    registered(4);
    change(node(4).withAttachments(List.of(new NodeObject.Attachment(800, 5))));
    assertEquals("201 -> n4#1 session 1 READY managers [0, 1, 2]\n", drain());
  }

  @Test
  void aDayAfterANodeWentDownItsTasksAreOrphaned() {
    store.seed(Samples.task(10, 4, TaskState.RUNNING, TaskState.SHUTDOWN));
    store.seed(Samples.task(11, 4, TaskState.COMPLETE, TaskState.SHUTDOWN));
    store.seed(Samples.task(12, 4, TaskState.PENDING, TaskState.RUNNING));
    store.seed(Samples.node(4, NodeObject.Status.DOWN));
    lead();
    clock.runTo(86_399_999);
    assertEquals("", drain());

    clock.runTo(86_400_100);
    assertEquals("86400000 tasks of n4 orphaned\n", drain());
    assertEquals(TaskState.ORPHANED, task(10).observed());
    assertEquals(TaskState.COMPLETE, task(11).observed());
    assertEquals(TaskState.PENDING, task(12).observed());
  }

  /** Swarmkit: TestHeartbeatReactivate. */
  @Test
  void registeringAgainSavesTheTasksOfADownNode() {
    store.seed(Samples.task(10, 4, TaskState.RUNNING, TaskState.SHUTDOWN));
    store.seed(Samples.node(4, NodeObject.Status.DOWN));
    lead();
    clock.runTo(80_000_000);
    send(4, 1, new SessionRequest(0, Samples.MACHINE));
    for (long ms = 80_005_000; ms < 90_000_000; ms += 5_000) {
      clock.runTo(ms);
      send(4, 1, new HeartbeatRequest(1));
    }
    assertEquals(TaskState.RUNNING, task(10).observed());
  }

  @Test
  void losingLeadershipAbortsSessionsAndWaitingRegistrations() {
    registered(4);
    send(5, 3, new SessionRequest(0, Samples.MACHINE));
    drain();
    store.seed(Samples.node(5, NodeObject.Status.READY));
    send(5, 3, new SessionRequest(0, Samples.MACHINE));

    dispatcher.stop();
    send(4, 1, new HeartbeatRequest(1));

    assertEquals("""
        200 -> n4#1 refused: dispatcher is stopped
        200 -> n5#3 refused: dispatcher is stopped
        200 -> n4#1 refused: dispatcher is stopped
        """, drain());
  }

  /** Swarmkit: TestRegisterTwice. */
  @Test
  void aSecondRegistrationReplacesTheFirst() {
    registered(4);
    send(4, 2, new SessionRequest(0, Samples.MACHINE));
    clock.runTo(400);
    assertEquals("202 -> n4#2 session 2 READY managers [0, 1, 2]\n", drain());
    send(4, 1, new HeartbeatRequest(1));
    send(4, 2, new HeartbeatRequest(2));
    assertEquals("""
        400 -> n4#1 refused: session invalid
        400 -> n4#2 next heartbeat in 5000 ms
        """, drain());
  }

  /** Swarmkit: TestHeartbeatUnregistered, TestAssignmentsErrorsIfNoSessionID. */
  @Test
  void withoutASessionThereIsNeitherHeartbeatNorAssignment() {
    store.seed(Samples.node(4, NodeObject.Status.DOWN));
    lead();
    send(4, 1, new HeartbeatRequest(0));
    send(4, 1, new AssignmentsRequest(0));
    send(4, 1, new TaskStatusRequest(0, 10, status(TaskState.RUNNING, 1)));
    assertEquals("0 -> n4#1 refused: node not registered\n".repeat(3), drain());
  }

  /** Swarmkit: TestAssignmentsDependencyUpdateAndDeletion. */
  @Test
  void changesOfSecretsAndConfigsAreNotSent() {
    store.seed(Samples.secret(50, "password"));
    store.seed(Samples.config(60, "site"));
    store.seed(Samples.withConfigs(
        Samples.task(10, 4, TaskState.RUNNING, TaskState.RUNNING, "password"), "site"));
    registered(4);
    change(Objects.requireNonNull(store.secret(50)));
    store.update(tx -> tx.remove(Objects.requireNonNull(store.config(60))));
    clock.runTo(1_000);
    assertEquals("", drain());
  }

  /** Swarmkit: TestTasksBatch. */
  @Test
  void whatHappensInQuickSuccessionIsOneMessage() {
    for (int id = 10; id <= 12; id++) {
      store.seed(Samples.task(id, 4, TaskState.PENDING, TaskState.RUNNING));
    }
    registered(4);
    change(task(10).withStatus(Samples.status(TaskState.ASSIGNED)));
    change(task(11).withStatus(Samples.status(TaskState.ASSIGNED)));
    change(task(10).withDesired(TaskState.SHUTDOWN));
    store.update(tx -> tx.remove(task(11)));
    clock.runTo(1_000);
    assertEquals("304 -> n4#1 INCREMENTAL 1>2 tasks [10] -[11] secrets [] -[]\n", drain());
  }

  /**
   * Facts 4.1.1, 4.1.3: the period in force counts from each node's next heartbeat, the running grace is not touched.
   *
   * <p>Swarmkit: TestHeartbeatUpdate.
   */
  @Test
  void aChangedHeartbeatPeriodCountsFromTheNextHeartbeat() {
    store.seed(ClusterObject.create(ClusterSpec.DEFAULT));
    registered(4);
    send(4, 1, new HeartbeatRequest(1));
    assertEquals("200 -> n4#1 next heartbeat in 5000 ms\n", drain());

    ClusterObject swarm = Objects.requireNonNull(store.cluster());
    change(swarm.withSpec(swarm.spec().withHeartbeatPeriodNs(20_000 * MS)));
    meanPeriodMs = 20_000;
    clock.runTo(10_000);
    assertEquals("", drain());
    send(4, 1, new HeartbeatRequest(1));
    assertEquals("10000 -> n4#1 next heartbeat in 20000 ms\n", drain());

    clock.runTo(69_999);
    assertEquals("", drain());
    clock.runTo(70_200);
    assertEquals("""
        70000 -> n4#1 refused: node not registered
        70002 n4 DOWN "heartbeat failure"
        """, drain());
    assertEquals(2, heartbeats);
  }

  @Test
  void aNodeThatTheLeaderDidNotExpectMayRegisterOnceMore() {
    store.seed(Samples.node(4, NodeObject.Status.DOWN));
    lead();
    for (int i = 0; i < 5; i++) {
      send(4, 1 + i, new SessionRequest(0, Samples.MACHINE));
      clock.runTo(clock.nowMs() + 300);
    }
    assertEquals(
        List.of("session 1", "session 2", "session 3", "session 4", "refused: node"),
        drain()
            .lines()
            .filter(line -> line.contains("->"))
            .map(line -> line.split("#. ")[1])
            .map(text -> text.split(" ")[0] + " " + text.split(" ")[1])
            .toList());
  }

  @Test
  void aRemovedNodeIsRefused() {
    registered(4);
    store.update(tx -> tx.remove(node(4)));
    clock.runTo(300);
    send(4, 1, new HeartbeatRequest(1));
    send(4, 2, new SessionRequest(1, Samples.MACHINE));
    assertEquals("""
        300 -> n4#1 refused: Permission denied: node 4 was removed from swarm
        300 -> n4#2 refused: Permission denied: node 4 was removed from swarm
        """, drain());
  }

  /** Swarmkit: TestClusterUpdatesSendMessages. */
  @Test
  void aChangedListOfManagersIsToldToEverySession() {
    registered(4);
    managers.add(3);
    dispatcher.managersChanged();
    assertEquals("200 -> n4#1 session 1 READY managers [0, 1, 2, 3]\n", drain());
  }

  /** Data-plane facts F2.9: the leader's rotation reaches every node with a message of its session. */
  @Test
  void newKeysAreToldToEverySession() {
    ClusterObject swarm = ClusterObject.create(ClusterSpec.DEFAULT)
        .withState(ClusterState.INITIAL.withKeys(
            new NetworkKeys(List.of(1L, 2L, 3L)), new NetworkKeys(List.of(4L, 5L, 6L)), 6));
    store.seed(swarm);
    registered(4);
    NetworkKeys next = new NetworkKeys(List.of(5L, 6L, 7L));
    store.update(tx ->
        tx.update(swarm.withState(swarm.state().withKeys(swarm.state().gossipKeys(), next, 7))));
    clock.runTo(clock.nowMs() + 1);

    assertEquals(List.of(List.of(4L, 5L, 6L), List.of(5L, 6L, 7L)), keysTold);
  }

  @Test
  void anUnchangedStatusOfADeletedTaskIsTakenAndForgotten() {
    registered(4);
    int before = store.commits();
    send(4, 1, new TaskStatusRequest(1, 99, status(TaskState.RUNNING, 199)));
    clock.runTo(400);
    assertEquals("200 -> n4#1 taken\n", drain());
    assertEquals(before, store.commits());
  }

  /** Facts 4.3.22: a secret is sent again with each task, a config only once. */
  @Test
  void aConfigComesWithTheFirstTaskThatNeedsItAndGoesWithTheLast() {
    store.seed(Samples.secret(50, "password"));
    store.seed(Samples.config(60, "site"));
    for (int id = 10; id <= 11; id++) {
      store.seed(Samples.withConfigs(
          Samples.task(id, 4, TaskState.PENDING, TaskState.RUNNING, "password"), "site"));
    }
    registered(4);
    change(task(10).withStatus(Samples.status(TaskState.ASSIGNED)));
    clock.runTo(400);
    change(task(11).withStatus(Samples.status(TaskState.ASSIGNED)));
    clock.runTo(600);
    change(task(10).withStatus(status(TaskState.FAILED, 600)));
    clock.runTo(800);
    change(task(11).withStatus(status(TaskState.SHUTDOWN, 800)));
    clock.runTo(1_000);
    assertEquals("""
        301 -> n4#1 INCREMENTAL 1>2 tasks [10] -[] secrets [50] -[] configs [60] -[]
        501 -> n4#1 INCREMENTAL 2>3 tasks [11] -[] secrets [50] -[]
        901 -> n4#1 INCREMENTAL 3>4 tasks [] -[] secrets [] -[50] configs [] -[60]
        """, drain());
  }

  private static TaskStatus status(TaskState state, long timeMs) {
    return new TaskStatus(state, state.label(), "", timeMs * MS, 0, 0);
  }
}

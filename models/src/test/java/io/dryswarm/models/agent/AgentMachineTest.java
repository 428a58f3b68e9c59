package io.dryswarm.models.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.Dice;
import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.dispatcher.DispatcherReply.HeartbeatReply;
import io.dryswarm.models.dispatcher.DispatcherReply.Refusal;
import io.dryswarm.models.dispatcher.DispatcherReply.SessionMessage;
import io.dryswarm.models.dispatcher.DispatcherReply.TaskStatusReply;
import io.dryswarm.models.dispatcher.DispatcherRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.TaskStatusRequest;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.store.NetworkKeys;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SwarmKeys;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentMachineTest {
  private static final long MS = 1_000_000L;

  private final StringBuilder log = new StringBuilder();
  private final Recorder out = new Recorder();
  private int chosen;

  /** Delays are half of what they may be; managers as {@link #chosen} says. */
  private final class ScriptedDice implements Dice {
    @Override
    public int below(int bound) {
      return chosen;
    }

    @Override
    public long between(long lowNs, long highNs) {
      return (lowNs + highNs) / 2;
    }
  }

  private final class Recorder implements AgentEffects {
    @Override
    public void send(long connection, int manager, DispatcherRequest request) {
      String text = request.getClass().getSimpleName() + " " + request.session();
      if (request instanceof TaskStatusRequest r) {
        text += " task " + r.task() + " " + r.status().state();
      }
      log.append("#" + connection + " -> m" + manager + " " + text + "\n");
    }

    @Override
    public void arm(AgentTimer timer, long delayNs) {
      log.append(timer + " in " + delayNs / MS + " ms\n");
    }

    @Override
    public void disarm(AgentTimer timer) {
      log.append("no " + timer + "\n");
    }

    @Override
    public void registered(long session, int manager) {
      log.append("registered " + session + "\n");
    }

    @Override
    public void sessionLost(String reason, long delayNs) {
      log.append("lost: " + reason + "\n");
    }

    @Override
    public void keys(SwarmKeys keys) {
      keys.ipsec().lamportTimes().forEach(key -> log.append("key " + key + "\n"));
    }

    @Override
    public void node(NodeObject node) {
      log.append("node " + node.status() + "\n");
    }

    @Override
    public void assigned(AssignmentsMessage message) {
      log.append("assigned " + message.resultsIn() + "\n");
    }
  }

  private AgentMachine agent(int node) {
    return new AgentMachine(AgentSpec.DEFAULT, node, 3, Samples.MACHINE, 0, new ScriptedDice());
  }

  private static SessionMessage session(long session) {
    return new SessionMessage(session, Samples.node(5, NodeObject.Status.READY), List.of(0, 1, 2));
  }

  private static AssignmentsMessage assignments(long appliesTo, long resultsIn) {
    return new AssignmentsMessage(
        appliesTo == 0, appliesTo, resultsIn, List.of(), List.of(), List.of(), List.of());
  }

  private AgentMachine registered(int node) {
    AgentMachine agent = agent(node);
    agent.start(out);
    agent.receive(1, session(7), out);
    drain();
    return agent;
  }

  private String drain() {
    String text = log.toString();
    log.setLength(0);
    return text;
  }

  /** Data-plane facts F2.9: keys come with every message of a session. */
  @Test
  void keysAreHandedOnBeforeTheNode() {
    AgentMachine agent = agent(5);
    agent.start(out);
    log.setLength(0);
    NodeObject node = Samples.node(5, NodeObject.Status.READY);
    SwarmKeys keys = new SwarmKeys(NetworkKeys.NONE, new NetworkKeys(List.of(4L, 5L, 6L)));
    agent.receive(1, new SessionMessage(7, node, List.of(0, 1, 2), keys), out);

    assertTrue(log.toString().startsWith("key 4\nkey 5\nkey 6\nnode READY\n"), log::toString);
  }

  @Test
  void registersBeatsAndAsksForAssignments() {
    AgentMachine agent = agent(5);
    agent.start(out);
    assertEquals("#1 -> m0 SessionRequest 0\nRPC_TIMEOUT in 5000 ms\n", drain());

    agent.receive(1, session(7), out);
    assertEquals("""
        node READY
        #1 -> m0 HeartbeatRequest 7
        RPC_TIMEOUT in 5000 ms
        #1 -> m0 AssignmentsRequest 7
        registered 7
        """, drain());

    agent.receive(1, new HeartbeatReply(4_700 * MS), out);
    assertEquals("no RPC_TIMEOUT\nHEARTBEAT in 4700 ms\n", drain());

    agent.timeout(AgentTimer.HEARTBEAT, out);
    assertEquals("#1 -> m0 HeartbeatRequest 7\nRPC_TIMEOUT in 5000 ms\n", drain());
  }

  /** Swarmkit: TestSessionReconnectsIfDispatcherErrors. */
  @Test
  void backOffGrowsTo8SecondsAndIsResetByRegistration() {
    AgentMachine agent = agent(5);
    agent.start(out);
    StringBuilder delays = new StringBuilder();
    for (int failure = 0; failure < 8; failure++) {
      drain();
      agent.timeout(AgentTimer.RPC_TIMEOUT, out);
      delays.append(
          drain().lines().filter(l -> l.startsWith("REGISTER")).findFirst().orElseThrow());
      delays.append('\n');
      agent.timeout(AgentTimer.REGISTER, out);
    }
    assertEquals("""
        REGISTER in 50 ms
        REGISTER in 150 ms
        REGISTER in 350 ms
        REGISTER in 750 ms
        REGISTER in 1550 ms
        REGISTER in 3150 ms
        REGISTER in 4000 ms
        REGISTER in 4000 ms
        """, delays.toString());

    agent.receive(9, session(7), out);
    drain();
    agent.receive(9, new Refusal("session invalid"), out);
    assertTrue(drain().endsWith("REGISTER in 50 ms\n"));
  }

  /** Measured: two "session failed" lines 0.1 to 0.4 ms apart, with 100 and 300 ms of back-off, in 2 of 8 losses of a session. */
  @Test
  void theLossOfAnOpenSessionMayCountTwice() {
    AgentMachine agent = registered(5);
    chosen = 1;
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    assertTrue(drain().endsWith("REGISTER in 150 ms\n"));

    agent.timeout(AgentTimer.REGISTER, out);
    drain();
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    assertTrue(drain().endsWith("REGISTER in 350 ms\n"));
  }

  @Test
  void aHeartbeatWithoutAnswerEndsTheSessionButItsNumberIsOfferedAgain() {
    AgentMachine agent = registered(5);
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    assertEquals("""
        no RPC_TIMEOUT
        no HEARTBEAT
        lost: heartbeat timed out
        REGISTER in 50 ms
        """, drain());

    agent.timeout(AgentTimer.REGISTER, out);
    assertEquals("#2 -> m0 SessionRequest 7\nRPC_TIMEOUT in 5000 ms\n", drain());
  }

  @Test
  void whatComesOnAnOldConnectionIsVoid() {
    AgentMachine agent = registered(5);
    agent.receive(1, new Refusal("dispatcher is stopped"), out);
    drain();
    agent.receive(1, assignments(0, 1), out);
    agent.timeout(AgentTimer.REGISTER, out);
    drain();
    agent.receive(1, session(7), out);
    assertEquals("", drain());
  }

  @Test
  void aManagersAgentUsesItsOwnManagerOnly() {
    AgentMachine agent = agent(2);
    chosen = 0;
    agent.start(out);
    assertEquals("#1 -> m2 SessionRequest 0\nRPC_TIMEOUT in 5000 ms\n", drain());
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    drain();
    agent.timeout(AgentTimer.REGISTER, out);
    assertEquals("#2 -> m2 SessionRequest 0\nRPC_TIMEOUT in 5000 ms\n", drain());
  }

  @Test
  void aFailedManagerIsAvoidedByAWorker() {
    AgentMachine agent = agent(5);
    chosen = 4_000;
    agent.start(out);
    assertTrue(drain().startsWith("#1 -> m0"));
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    drain();
    agent.timeout(AgentTimer.REGISTER, out);
    assertTrue(drain().startsWith("#2 -> m1"));
  }

  @Test
  void aGapInTheStreamReopensIt() {
    AgentMachine agent = registered(5);
    agent.receive(1, assignments(0, 1), out);
    agent.receive(1, assignments(1, 2), out);
    agent.receive(1, assignments(3, 4), out);
    agent.receive(1, assignments(0, 1), out);
    assertEquals("""
        assigned 1
        assigned 2
        #1 -> m0 AssignmentsRequest 7
        assigned 1
        """, drain());
  }

  /** Swarmkit: TestReporter. */
  @Test
  void reportsGoOneByOneAndTheNewestOfATask() {
    AgentMachine agent = agent(5);
    agent.report(31, Samples.status(TaskState.RUNNING), out);
    agent.report(31, Samples.status(TaskState.READY), out);
    agent.report(30, Samples.status(TaskState.ACCEPTED), out);
    agent.report(30, Samples.status(TaskState.PREPARING), out);
    assertEquals("", drain());

    agent.start(out);
    agent.receive(1, session(7), out);
    assertTrue(drain().endsWith("registered 7\n#1 -> m0 TaskStatusRequest 7 task 30 PREPARING\n"));

    agent.report(30, Samples.status(TaskState.READY), out);
    assertEquals("", drain());
    agent.receive(1, new TaskStatusReply(30), out);
    assertEquals("#1 -> m0 TaskStatusRequest 7 task 30 READY\n", drain());
    agent.receive(1, new TaskStatusReply(30), out);
    assertEquals("#1 -> m0 TaskStatusRequest 7 task 31 RUNNING\n", drain());
  }

  @Test
  void aReportCutOffByTheEndOfTheSessionIsRepeated() {
    AgentMachine agent = registered(5);
    agent.report(30, Samples.status(TaskState.RUNNING), out);
    drain();
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    agent.timeout(AgentTimer.REGISTER, out);
    drain();
    agent.receive(2, session(7), out);
    assertTrue(drain().endsWith("#2 -> m0 TaskStatusRequest 7 task 30 RUNNING\n"));
  }

  /** Facts 1.2.18, 4.4.26. Swarmkit: TestSessionRestartedOnNodeDescriptionChange. */
  @Test
  void aChangedDescriptionNeedsANewSessionAndIsNoFailure() {
    AgentMachine agent = registered(5);
    agent.timeout(AgentTimer.DESCRIPTION, out);
    assertEquals("", drain());

    agent.describe(new NodeObject.Description(1_000_000_000L, 1L << 30, "linux", "x86_64"));
    agent.timeout(AgentTimer.DESCRIPTION, out);
    assertEquals("""
        no RPC_TIMEOUT
        no HEARTBEAT
        lost: node description changed
        REGISTER in 0 ms
        """, drain());

    agent.timeout(AgentTimer.DESCRIPTION, out);
    assertEquals("DESCRIPTION in 20000 ms\n", drain());
    agent.timeout(AgentTimer.REGISTER, out);
    agent.receive(2, session(7), out);
    drain();
    agent.timeout(AgentTimer.DESCRIPTION, out);
    assertEquals("", drain());
  }

  @Test
  void aPromotedNodesAgentTurnsToItsOwnManagerWithTheNextSession() {
    AgentMachine agent = registered(5);
    agent.localManager(true);
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    drain();
    agent.timeout(AgentTimer.REGISTER, out);
    assertEquals("#2 -> m5 SessionRequest 7\nRPC_TIMEOUT in 5000 ms\n", drain());
  }

  /** Swarmkit: TestAgentStartStop. */
  @Test
  void whoHasLeftHearsNothingAnyMore() {
    AgentMachine agent = registered(5);
    agent.stop(out);
    assertEquals("no REGISTER\nno RPC_TIMEOUT\nno HEARTBEAT\nno DESCRIPTION\n", drain());
    agent.receive(1, assignments(0, 1), out);
    agent.report(30, Samples.status(TaskState.RUNNING), out);
    assertEquals("", drain());
  }

  /** Swarmkit: TestHandleSessionMessageNetworkManagerChanges, TestHandleSessionMessageNodeChanges. */
  @Test
  void aLaterSessionMessageIsTakenOverWithoutANewSession() {
    AgentMachine agent = registered(5);
    NodeObject changed = Samples.node(5, NodeObject.Status.UNKNOWN);
    agent.receive(1, new SessionMessage(7, changed, List.of(2)), out);
    assertEquals("node UNKNOWN\n", drain());
    agent.timeout(AgentTimer.RPC_TIMEOUT, out);
    drain();
    agent.timeout(AgentTimer.REGISTER, out);
    assertEquals("#2 -> m2 SessionRequest 7\nRPC_TIMEOUT in 5000 ms\n", drain());
  }
}

package io.dryswarm.models.controlapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.roles.FakeMembership;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managers 0 to 2, worker 3; packets take 1 ms. Times: control-plane facts 2.3.31-33, and recorded answers of Docker Engine 20.10. */
class ControlApiHostTest implements Managers {
  private static final long MS = 1_000_000;
  private static final String NO_LEADER =
      "500 rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online.";
  private static final String TIMEOUT =
      "500 rpc error: code = DeadlineExceeded desc = context deadline exceeded";

  private final Simulation sim = new Simulation(RunIdentity.of("api", 1));
  private final Nodes nodes = new Nodes(List.of("m0", "m1", "m2", "w3"));
  private final Fabric fabric =
      new Fabric(sim, nodes, new UnderlaySpec(new Constant(MS), 1_000_000_000_000_000L));
  private final FakeLeader store = new FakeLeader();
  private final ControlApiHost api = new ControlApiHost(
      sim,
      nodes,
      fabric,
      ControlApiSpec.DEFAULT,
      this,
      new ControlApi(new FakeMembership(0, 1, 2)));
  private final int[] leaderKnown = {0, 0, 0};
  private final TreeSet<Integer> stopped = new TreeSet<>();
  private final List<String> replies = new ArrayList<>();
  private boolean noLeaderForLong;
  private boolean holdsWrites;
  private @Nullable Consumer<String> held;

  @BeforeEach
  void aService() {
    store.write(tx -> tx.create(Swarm.service("web").replicas(1).object(7)));
  }

  @Test
  void theLeaderAnswersAtOnce() {
    ask(0, new ApiRequest.CreateService(Swarm.service("two").spec()));
    assertReplies("0 ms done");
  }

  @Test
  void aFollowerSendsOnToTheLeader() {
    ask(1, new ApiRequest.CreateService(Swarm.service("two").spec()));
    ask(1, new ApiRequest.Get(ApiRequest.Kind.SERVICE, "web"));
    ask(2, new ApiRequest.RemoveService("none"));
    assertReplies("2 ms done", "2 ms 404 service none not found", "2 ms found");
  }

  @Test
  void withoutALeaderARequestIsHeldAndLooksEverySecond() {
    knows(-1);
    ask(1, new ApiRequest.ListNodes());
    at(3200, () -> knows(2));
    assertReplies("4002 ms nodes");
  }

  @Test
  void theEngineGivesUpAfterTwentySeconds() {
    knows(-1);
    ask(1, new ApiRequest.ListNodes());
    assertReplies("20000 ms " + TIMEOUT);
  }

  @Test
  void aManagerThatKnowsThatThereIsNoneRefusesAtOnce() {
    knows(-1);
    noLeaderForLong = true;
    ask(1, new ApiRequest.ListNodes());
    assertReplies("0 ms " + NO_LEADER);
  }

  @Test
  void aRequestThatIsHeldAlreadyIsNotRefusedInBetween() {
    knows(-1);
    ask(1, new ApiRequest.ListNodes());
    at(5000, () -> noLeaderForLong = true);
    assertReplies("20000 ms " + TIMEOUT);
  }

  @Test
  void whatWasSentToALeaderWithoutPowerIsStuck() {
    nodes.crash(0);
    ask(1, new ApiRequest.ListNodes());
    at(3000, () -> knows(2));
    assertReplies("20000 ms " + TIMEOUT);
  }

  @Test
  void aBrokenConnectionLooksForANewLeaderEveryHalfSecond() {
    stopped.add(0);
    ask(1, new ApiRequest.ListNodes());
    at(1100, () -> knows(2));
    assertReplies("1503 ms nodes");
  }

  @Test
  void aBrokenConnectionEndsWithTheQuorum() {
    stopped.add(0);
    ask(1, new ApiRequest.ListNodes());
    at(700, () -> {
      knows(-1);
      noLeaderForLong = true;
    });
    assertReplies("1001 ms " + NO_LEADER);
  }

  /** The recorded answer to a request 3.7 s after the leader's end. */
  @Test
  void aBrokenConnectionThatAwaitsALeaderIsNotRefusedInBetween() {
    stopped.add(0);
    ask(1, new ApiRequest.ListNodes());
    at(700, () -> knows(-1));
    at(5000, () -> noLeaderForLong = true);
    assertReplies("20000 ms " + TIMEOUT);
  }

  @Test
  void aBrokenConnectionLooksForALeaderEverySecondWhileThereIsNone() {
    stopped.add(0);
    ask(1, new ApiRequest.ListNodes());
    at(700, () -> knows(-1));
    at(3200, () -> knows(2));
    assertReplies("4003 ms nodes");
  }

  @Test
  void aLeaderWhoseMachineCameBackHasForgottenTheConnection() {
    nodes.crash(0);
    ask(1, new ApiRequest.ListNodes());
    at(1000, () -> nodes.boot(0));
    assertReplies("1906 ms nodes");
  }

  @Test
  void aWriteWhoseLeaderLosesItsOfficeFails() {
    holdsWrites = true;
    ask(1, new ApiRequest.RemoveService("web"));
    at(10, () -> held.accept("raft: failed to process the request: node lost leader status"));
    assertReplies(
        "11 ms 500 rpc error: code = Unknown desc = raft: failed to process the request: node lost leader status");
  }

  @Test
  void aWriteOfALeaderThatDiesIsNeverAnswered() {
    holdsWrites = true;
    ask(1, new ApiRequest.RemoveService("web"));
    at(10, () -> {
      nodes.crash(0);
      held.accept("lost");
    });
    assertReplies("20000 ms " + TIMEOUT);
  }

  @Test
  void aManagerThatStopsBreaksTheConnectionsOfWhatItWorksOn() {
    holdsWrites = true;
    ask(1, new ApiRequest.RemoveService("web"));
    at(10, () -> {
      holdsWrites = false;
      stopped.add(0);
      knows(2);
      api.managerStopped(0);
    });
    assertReplies("512 ms done");
  }

  @Test
  void workersAreNotAsked() {
    ask(3, new ApiRequest.ListNodes());
    assertReplies(
        "0 ms 503 This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager.");
  }

  @Test
  void anEngineThatDiesOrIsDeadAnswersNobody() {
    String noEngine =
        "503 Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";
    nodes.crash(2);
    ask(2, new ApiRequest.ListNodes());
    knows(-1);
    ask(1, new ApiRequest.ListNodes());
    at(500, () -> nodes.crash(1));
    assertReplies("0 ms " + noEngine, "500 ms " + noEngine);
  }

  @Test
  void twoManagersThatTakeEachOtherForTheLeader() {
    leaderKnown[1] = 2;
    leaderKnown[2] = 1;
    ask(1, new ApiRequest.ListNodes());
    assertReplies(
        "2 ms 500 rpc error: code = ResourceExhausted desc = more than one redirect to leader from: [m1]");
  }

  @Test
  void theClientReadsChangesAndWritesBack() {
    new ApiClient(api::submit).scale(1, "web", 5, this::answered);
    assertReplies("4 ms done");
    assertEquals(new ServiceMode.Replicated(5), store.view().service(7).spec().mode());
  }

  @Test
  void somebodyInBetweenMakesTheClientFail() {
    new ApiClient(api::submit).scale(1, "web", 5, this::answered);
    at(3, () -> store.write(tx -> tx.update(tx.service(7))));
    assertReplies("4 ms 500 rpc error: code = Unknown desc = update out of sequence");
  }

  @Test
  void aGlobalServiceCannotBeScaled() {
    store.write(tx -> tx.create(Swarm.service("erg").global().object(8)));
    new ApiClient(api::submit).scale(0, "erg", 5, this::answered);
    assertReplies("0 ms 400 erg: scale can only be used with replicated or replicated-job mode");
  }

  private void ask(int via, ApiRequest request) {
    api.submit(via, request, this::answered);
  }

  private void answered(ApiReply reply) {
    String text = reply instanceof ApiReply.Refused refused
        ? refused.error().code().httpStatus() + " " + refused.error().text()
        : reply.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    replies.add(sim.nowNs() / MS + " ms " + text);
  }

  private void at(long ms, Runnable action) {
    sim.at(ms * MS, sim.define("test." + ms, (target, arg) -> action.run()), 0, 0);
  }

  private void knows(int leader) {
    java.util.Arrays.fill(leaderKnown, leader);
  }

  private void assertReplies(String... expected) {
    sim.runUntil(60_000 * MS);
    assertEquals(List.of(expected), replies);
  }

  @Override
  public boolean isManager(int node) {
    return node < 3 && !stopped.contains(node);
  }

  @Override
  public int leaderKnownTo(int manager) {
    return leaderKnown[manager];
  }

  @Override
  public boolean hasNoLeaderForLong(int manager) {
    return noLeaderForLong;
  }

  @Override
  public StoreView view(int manager) {
    return store.view();
  }

  @Override
  public void submit(
      int manager, Consumer<StoreTx> change, Runnable committed, Consumer<String> failed) {
    if (holdsWrites) {
      held = failed;
      return;
    }
    List<String> refusals = new ArrayList<>();
    store.write(tx -> {
      try {
        change.accept(tx);
      } catch (StoreRefusal refused) {
        refusals.add(String.valueOf(refused.getMessage()));
        throw refused;
      }
    });
    if (refusals.isEmpty()) {
      committed.run();
    } else {
      failed.accept(refusals.get(0));
    }
  }
}

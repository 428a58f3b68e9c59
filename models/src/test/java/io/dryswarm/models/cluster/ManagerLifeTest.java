package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.agent.AgentSpec;
import io.dryswarm.models.controlapi.ApiClient;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.NodeSettings;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.LoadObserver;
import io.dryswarm.models.workload.RequestObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Promotion, demotion and removal of nodes in an assembled swarm. Times: recorded on Docker Engine 20.10, control-plane facts 2.2. */
class ManagerLifeTest {
  private static final long MS = 1_000_000L;

  private final List<String> replies = new ArrayList<>();

  /** Managers first; the first one leads. */
  private static Cluster swarm(int managers, int workers) {
    List<RunSpec.NodeSpec> nodes = new ArrayList<>();
    for (int id = 0; id < managers + workers; id++) {
      nodes.add(new RunSpec.NodeSpec(
          "n" + id,
          id < managers ? Role.MANAGER : Role.WORKER,
          NodeObject.Availability.ACTIVE,
          new NodeObject.Description(2_000_000_000L, 2L << 30, "linux", "x86_64"),
          new TreeMap<>()));
    }
    RunSpec.MachineSpec machine = new RunSpec.MachineSpec(
        new Constant(MS), new Constant(50 * MS), new Constant(200 * MS), new Constant(1000 * MS));
    ClusterPlan plan = new ClusterPlan(
        RunIdentity.of("managers", 1),
        nodes,
        new UnderlaySpec(new Constant(0.1 * MS), 1_000_000_000L),
        machine,
        EngineProfile.DEFAULT,
        ClusterSpec.DEFAULT,
        AgentSpec.DEFAULT,
        0);
    Cluster cluster = new Cluster(
        plan,
        RunOptions.PLAIN,
        new WorkloadPrograms(
            new TreeMap<>(),
            List.of(),
            new long[nodes.size()],
            LinuxKernel.DEFAULT,
            machine.probeNs(),
            RequestObserver.NONE,
            LoadObserver.NONE));
    cluster.start();
    cluster.sim().runUntil(20 * Time.SECOND);
    return cluster;
  }

  private void update(Cluster cluster, int via, String node, UnaryOperator<NodeSettings> change) {
    new ApiClient(cluster.api()::submit)
        .updateNode(via, node, change, reply -> replies.add(text(reply)));
  }

  private static String text(ApiReply reply) {
    return reply instanceof ApiReply.Refused refused ? refused.error().description() : "done";
  }

  /** Milliseconds until it holds, polled every 10 ms. */
  private static long until(Cluster cluster, BooleanSupplier holds) {
    long startNs = cluster.sim().nowNs();
    while (!holds.getAsBoolean()) {
      assertTrue(cluster.sim().nowNs() < startNs + 120 * Time.SECOND, "never happened");
      cluster.sim().runUntil(cluster.sim().nowNs() + 10 * MS);
    }
    return (cluster.sim().nowNs() - startNs) / MS;
  }

  private static String name(Cluster cluster, int node) {
    return cluster.nodes().name(node);
  }

  @Test
  void aPromotedWorkerIsAManagerAfterHalfASecond() {
    Cluster cluster = swarm(1, 2);
    update(cluster, 0, name(cluster, 1), s -> s.withRole(Role.MANAGER));

    long roleMs = until(cluster, () -> cluster.view().node(1).role() == Role.MANAGER);
    long memberMs = until(cluster, () -> cluster.raft().isRunning(1));
    assertTrue(roleMs <= 150, "role after " + roleMs + " ms");
    assertTrue(roleMs + memberMs >= 500 && roleMs + memberMs <= 1_000, "member after " + memberMs);
    cluster.sim().runUntil(cluster.sim().nowNs() + Time.SECOND);
    cluster.api().submit(1, new ApiRequest.ListNodes(), reply -> {
      ApiReply.Nodes nodes = (ApiReply.Nodes) reply;
      nodes.nodes().forEach(entry -> replies.add(entry.managerStatus().word()));
    });
    cluster.sim().runUntil(cluster.sim().nowNs() + 10 * Time.SECOND);

    assertEquals(List.of("done", "Leader", "Reachable", ""), replies);
    assertEquals(Status.READY, cluster.view().node(1).status());
  }

  @Test
  void theDemotedLeaderHandsOverAndBecomesAWorker() {
    Cluster cluster = swarm(3, 1);
    update(cluster, 1, name(cluster, 0), s -> s.withRole(Role.WORKER));

    long newLeaderMs = until(cluster, () -> cluster.store().leader() > 0);
    assertTrue(newLeaderMs <= 750, "new leader after " + newLeaderMs + " ms");
    until(cluster, () -> cluster.view().node(0).role() == Role.WORKER);
    until(cluster, () -> cluster.view().node(0).status() == Status.READY);
    cluster.sim().runUntil(cluster.sim().nowNs() + 30 * Time.SECOND);

    assertFalse(cluster.raft().isRunning(0));
    assertEquals(2, cluster.raft().members(cluster.store().leader()).size());
    assertNotEquals(0, cluster.store().leader());
    assertEquals(Status.READY, cluster.view().node(0).status());
  }

  @Test
  void aDemotedManagerCanBePromotedAgain() {
    Cluster cluster = swarm(3, 1);
    int leader = cluster.store().leader();
    update(cluster, leader, name(cluster, 2), s -> s.withRole(Role.WORKER));
    until(cluster, () -> cluster.view().node(2).role() == Role.WORKER);
    cluster.sim().runUntil(cluster.sim().nowNs() + 10 * Time.SECOND);
    assertFalse(cluster.raft().isRunning(2));

    update(cluster, leader, name(cluster, 2), s -> s.withRole(Role.MANAGER));
    until(cluster, () -> cluster.raft().isRunning(2));
    cluster.sim().runUntil(cluster.sim().nowNs() + 20 * Time.SECOND);
    assertEquals(3, cluster.raft().members(cluster.store().leader()).size());
    assertEquals(Status.READY, cluster.view().node(2).status());
  }

  @Test
  void aRemovedNodeComesNeverBack() {
    Cluster cluster = swarm(3, 2);
    cluster
        .api()
        .submit(
            0,
            new ApiRequest.RemoveNode(name(cluster, 4), true),
            reply -> replies.add(text(reply)));
    cluster.sim().runUntil(cluster.sim().nowNs() + 60 * Time.SECOND);

    assertEquals(List.of("done"), replies);
    assertEquals(4, cluster.view().nodes().size());
    assertEquals(
        List.of(4), List.copyOf(cluster.view().cluster().state().blacklisted().keySet()));
  }

  @Test
  void aWorkerThatLeavesIsMissedAndCanJoinAgain() {
    Cluster cluster = swarm(1, 2);
    cluster.leave(2, false);
    long downMs = until(cluster, () -> cluster.view().node(2).status() == Status.DOWN);
    assertTrue(downMs > 8_000 && downMs < 17_000, "down after " + downMs + " ms");

    cluster.join(2, Role.WORKER, reply -> replies.add(text(reply)));
    until(cluster, () -> cluster.view().node(2).status() == Status.READY);
    assertEquals(List.of("done"), replies);
  }

  @Test
  void aNodeJoinsAsAManager() {
    Cluster cluster = swarm(1, 2);
    cluster.leave(2, false);
    until(cluster, () -> cluster.view().node(2).status() == Status.DOWN);
    cluster.join(2, Role.MANAGER, reply -> replies.add(text(reply)));
    until(cluster, () -> cluster.raft().isRunning(2));
    until(cluster, () -> cluster.view().node(2).status() == Status.READY);

    assertEquals(2, cluster.raft().members(0).size());
  }

  @Test
  void aManagerThatLeavesByForceStaysAMember() {
    Cluster cluster = swarm(3, 1);
    assertThrows(ApiError.class, () -> cluster.leave(2, false));
    cluster.leave(2, true);
    cluster.sim().runUntil(cluster.sim().nowNs() + 30 * Time.SECOND);

    assertEquals(3, cluster.raft().members(cluster.store().leader()).size());
    assertEquals(Status.DOWN, cluster.view().node(2).status());
  }
}

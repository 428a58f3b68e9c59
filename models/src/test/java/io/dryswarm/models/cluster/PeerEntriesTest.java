package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.cluster.observe.TaskDirectory;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.dns.DnsSpec;
import io.dryswarm.models.dns.OutsideDns;
import io.dryswarm.models.gossip.GossipSpec;
import io.dryswarm.models.ingress.HostPorts;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.overlay.Endpoint;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.overlay.OverlaySpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Transfers;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.Dialer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection meets while nodes have not heard of each other's addresses yet: data-plane facts F1.52 to F1.59. */
class PeerEntriesTest {
  private static final int INGRESS = 1;
  private static final int NETWORK = 2;
  private static final int TASK = 10;
  private static final int ADDRESS = 0x0a000210;
  private static final int CLIENT_NODE = 0;
  private static final int SERVER_NODE = 1;
  private static final long ROUTE = (long) NETWORK << 32 | TASK;

  private final Simulation sim = new Simulation(RunIdentity.of("peers", 3));
  private final Nodes nodes = new Nodes(List.of("a", "b", "c"));
  private final UnderlaySpec wires = new UnderlaySpec(new Constant(100_000), 10_000_000_000L);
  private final Fabric fabric = new Fabric(sim, nodes, wires);
  private final OverlayHost overlay = new OverlayHost(
      sim,
      nodes,
      fabric,
      OverlaySpec.engineDefaults(),
      GossipSpec.engineDefaults(1),
      LoadBalancing.SWARM,
      DnsSpec.of(true, OutsideDns.NEAR));
  private final TaskDirectory directory = new TaskDirectory();
  private final OverlayDialer dialer = new OverlayDialer(
      fabric,
      overlay,
      directory,
      new HostPorts(3),
      INGRESS,
      new BulkWays(fabric, OverlaySpec.engineDefaults(), new Transfers(sim, 3)));

  @BeforeEach
  void aTaskOnTheServersNode() {
    nodes.addListener(overlay);
    overlay.bootstrap(INGRESS);
    TaskObject task = Samples.task(TASK, SERVER_NODE, TaskState.RUNNING, TaskState.RUNNING)
        .withAttachments(List.of(new NodeObject.Attachment(NETWORK, ADDRESS)));
    directory.committed(new StoreEvent(StoreEvent.Op.CREATE, task, null));
    overlay.setLoadBalancerAddress(SERVER_NODE, NETWORK, 0x0a000242);
  }

  private void run(double seconds) {
    sim.runUntil(sim.nowNs() + (long) (seconds * Time.SECOND));
  }

  private static Endpoint endpoint() {
    return new Endpoint(
        TASK, 900, "web", "web.1", "", "", NETWORK, ADDRESS, 0x0a0002fa, List.of("web"), List.of());
  }

  private long there() {
    return dialer.toBackendNs(CLIENT_NODE, ROUTE, 74);
  }

  private long back() {
    return dialer.toClientNs(CLIENT_NODE, ROUTE, 74);
  }

  /** F1.51 to F1.54: no entry, no neighbour; a second or so later gossip has brought it. */
  @Test
  void anAddressThatTheClientsNodeDoesNotKnowHasNoNeighbour() {
    overlay.setLoadBalancerAddress(CLIENT_NODE, NETWORK, 0x0a000241);
    run(3);
    overlay.plug(SERVER_NODE, endpoint());

    assertEquals(Dialer.NO_NEIGHBOUR, there());
    run(2);
    assertTrue(there() > 0);
    assertTrue(back() > 0);
  }

  /** F1.59: the client's node knows the way, the server's node does not know whom to answer: silence. */
  @Test
  void anEntryOnOneSideOnlyIsSilence() {
    overlay.setLoadBalancerAddress(CLIENT_NODE, NETWORK, 0x0a000240);
    overlay.plug(SERVER_NODE, endpoint());
    run(3);
    overlay.setLoadBalancerAddress(CLIENT_NODE, NETWORK, 0x0a000241);
    fabric.block(0, 1);
    fabric.block(2, 1);
    run(2);
    fabric.unblock(0, 1);
    fabric.unblock(2, 1);
    assertTrue(overlay.knowsPeer(CLIENT_NODE, NETWORK, ADDRESS));

    assertEquals(Dialer.LOST, there());
    assertEquals(Dialer.LOST, back());
    run(60);
    assertTrue(there() > 0);
    assertTrue(back() > 0);
  }

  /** F1.57: the entry goes with the task, everywhere within a second or so. */
  @Test
  void aRemovedEntryLeavesNoNeighbour() {
    overlay.setLoadBalancerAddress(CLIENT_NODE, NETWORK, 0x0a000241);
    overlay.plug(SERVER_NODE, endpoint());
    run(3);
    overlay.release(SERVER_NODE, endpoint());
    run(2);

    assertEquals(Dialer.NO_NEIGHBOUR, there());
  }
}

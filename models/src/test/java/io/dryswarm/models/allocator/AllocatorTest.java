package io.dryswarm.models.allocator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.AddressPools;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ClusterState;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject.Attachment;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AllocatorTest {
  private static final int INGRESS = 100;
  private static final int FRONT = 101;
  private static final int BACK = 102;
  private static final int WEB = 7;

  private final FakeLeader leader = new FakeLeader();

  @BeforeEach
  void freshSwarm() {
    leader.write(tx -> {
      tx.create(NetworkObject.create(FRONT, NetworkSpec.overlay("front")));
      tx.create(NetworkObject.create(INGRESS, NetworkSpec.ingressNetwork()));
      tx.create(Swarm.node(1));
    });
    leader.lead(new Allocator());
    leader.write(tx -> tx.create(NetworkObject.create(BACK, NetworkSpec.overlay("back"))));
  }

  @Test
  void ingressGetsTheFirstSubnetAndTheFirstVxlanId() {
    assertEquals("10.0.0.0/24 vni 4096", network(INGRESS));
    assertEquals("10.0.1.0/24 vni 4097", network(FRONT));
    assertEquals("10.0.2.0/24 vni 4098", network(BACK));
  }

  @Test
  void theLowestFreeSubnetIsReusedVxlanIdsGoOn() {
    leader.write(tx -> tx.remove(tx.network(FRONT)));
    leader.write(tx -> tx.create(NetworkObject.create(103, NetworkSpec.overlay("other"))));

    assertEquals("10.0.1.0/24 vni 4099", network(103));
  }

  @Test
  void everyNodeHasAnIngressAddressAfterTheGateway() {
    leader.write(tx -> tx.create(Swarm.node(2)));

    assertEquals("10.0.0.2", attachments(leader.view().node(1).attachments()));
    assertEquals("10.0.0.3", attachments(leader.view().node(2).attachments()));
  }

  @Test
  void aServiceGetsAVirtualAddressPerNetworkIngressFirst() {
    create(Swarm.service("web").network("front").network("back").port(80, PublishMode.INGRESS));

    assertTrue(web().allocated());
    assertEquals("10.0.0.3 10.0.1.2 10.0.2.2", attachments(web().virtualIps()));
  }

  @Test
  void dnsRoundRobinHasNoVirtualAddress() {
    create(Swarm.service("web").network("front").dnsrr());
    task(11);

    assertEquals("", attachments(web().virtualIps()));
    assertEquals("10.0.1.2", attachments(stored(11).attachments()));
  }

  @Test
  void virtualAddressesStayOverUpdatesAreAddedAndFreed() {
    create(Swarm.service("web").network("front"));
    update(Swarm.service("web").network("back").network("front"));
    assertEquals("10.0.1.2 10.0.2.2", attachments(web().virtualIps()));

    update(Swarm.service("web").network("back"));
    assertEquals("10.0.2.2", attachments(web().virtualIps()));

    update(Swarm.service("web").network("back").dnsrr());
    assertEquals("", attachments(web().virtualIps()));
  }

  @Test
  void tasksBecomePendingInOneBatchWithIngressFirst() {
    create(Swarm.service("web").network("front").port(80, PublishMode.INGRESS));
    int before = leader.transactions();
    leader.write(tx -> {
      tx.create(newTask(11));
      tx.create(newTask(12));
    });

    assertEquals(before + 2, leader.transactions());
    assertEquals("10.0.0.4 10.0.1.3", attachments(stored(11).attachments()));
    assertEquals("10.0.0.5 10.0.1.4", attachments(stored(12).attachments()));
    assertEquals(TaskState.PENDING, stored(12).observed());
    assertEquals("pending task scheduling", stored(12).status().message());
  }

  @Test
  void aServiceWithoutNetworksAndPortsIsNotWrittenAndItsTasksGoOn() {
    int before = leader.transactions();
    create(Swarm.service("web"));
    assertEquals(before + 1, leader.transactions());

    task(11);
    assertEquals(TaskState.PENDING, stored(11).observed());
    assertEquals("", attachments(stored(11).attachments()));
  }

  @Test
  void aNodeHasAnAddressOnTheNetworksOfItsTasksWhileTheyLive() {
    create(Swarm.service("web").network("front"));
    task(11);
    assign(11, 1);
    assertEquals("10.0.0.2 10.0.1.4", attachments(leader.view().node(1).attachments()));

    end(11);
    assertEquals("10.0.0.2", attachments(leader.view().node(1).attachments()));
  }

  @Test
  void aFreedAddressIsNotGivenAgainBeforeThePointerHasWrapped() {
    create(Swarm.service("web").network("front"));
    task(11);
    assertEquals("10.0.1.3", attachments(stored(11).attachments()));
    end(11);
    for (int id = 12; id < 12 + 251; id++) {
      task(id);
    }
    assertEquals("10.0.1.4", attachments(stored(12).attachments()));
    assertEquals("10.0.1.254", attachments(stored(262).attachments()));

    task(263);
    assertEquals(TaskState.PENDING, stored(263).observed());
    assertEquals("10.0.1.3", attachments(stored(263).attachments()));
  }

  @Test
  void withoutAddressesTasksStayNewUntilSomethingIsFreed() {
    exhaustFront();
    task(999);
    assertEquals(TaskState.NEW, stored(999).observed());

    end(100_000);
    assertEquals(TaskState.PENDING, stored(999).observed());
    assertEquals("10.0.1.3", attachments(stored(999).attachments()));
  }

  @Test
  void addressesTakenForOneNetworkAreGivenBackIfAnotherIsExhausted() {
    exhaustFront();
    leader.write(tx ->
        tx.create(Swarm.service("both").network("back").network("front").dnsrr().object(8)));
    TaskObject both = newTask(999, leader.view().service(8));
    leader.write(tx -> tx.create(both));
    assertEquals(TaskState.NEW, stored(999).observed());
    leader.write(tx -> tx.remove(tx.task(999)));

    leader.write(tx -> tx.create(Swarm.service("one").network("back").dnsrr().object(9)));
    for (int id = 1001; id <= 1253; id++) {
      TaskObject one = newTask(id, leader.view().service(9));
      leader.write(tx -> tx.create(one));
    }
    assertEquals(TaskState.PENDING, stored(1253).observed()); // 253 addresses, none lost
  }

  @Test
  void failuresAreTriedAgainAtACommitFiveMinutesAfterTheLastTry() {
    leader.write(tx -> tx.create(Swarm.service("web").network("later").object(WEB)));
    task(11);
    leader.runUntilMs(1000);
    leader.write(tx -> tx.create(NetworkObject.create(103, NetworkSpec.overlay("later"))));
    assertFalse(web().allocated());

    leader.runUntilMs(300_000);
    touchNode();
    assertFalse(web().allocated());

    leader.runUntilMs(300_001);
    touchNode();
    assertTrue(web().allocated());
    assertEquals(TaskState.PENDING, stored(11).observed());
  }

  @Test
  void openPortsAreGivenInRisingOrderPerProtocolAndStay() {
    create(Swarm.service("web")
        .port(0, 80, Protocol.TCP, PublishMode.INGRESS)
        .port(0, 53, Protocol.UDP, PublishMode.INGRESS)
        .port(30001, 81, Protocol.TCP, PublishMode.INGRESS)
        .port(0, 82, Protocol.TCP, PublishMode.INGRESS)
        .port(0, 83, Protocol.TCP, PublishMode.HOST));
    assertEquals("30001:81/tcp 0:83/tcp 30000:80/tcp 30000:53/udp 30002:82/tcp", ports());

    update(Swarm.service("web")
        .port(0, 82, Protocol.TCP, PublishMode.INGRESS)
        .port(0, 80, Protocol.TCP, PublishMode.INGRESS)
        .port(0, 99, Protocol.TCP, PublishMode.INGRESS)
        .port(0, 53, Protocol.UDP, PublishMode.INGRESS)
        .port(0, 83, Protocol.TCP, PublishMode.HOST));
    assertEquals("0:83/tcp 30002:82/tcp 30000:80/tcp 30003:99/tcp 30000:53/udp", ports());
  }

  @Test
  void aServiceWhosePortIsTakenWaitsUntilItIsFree() {
    create(Swarm.service("web").port(80, PublishMode.INGRESS));
    leader.write(
        tx -> tx.create(Swarm.service("two").port(80, PublishMode.INGRESS).object(8)));
    TaskObject task = newTask(11, leader.view().service(8));
    leader.write(tx -> tx.create(task));
    assertFalse(leader.view().service(8).allocated());
    assertEquals(TaskState.NEW, stored(11).observed());

    leader.write(tx -> tx.remove(tx.service(WEB)));
    assertTrue(leader.view().service(8).allocated());
    assertEquals(TaskState.PENDING, stored(11).observed());
  }

  @Test
  void aNewLeaderGoesOnFromTheStore() {
    create(Swarm.service("web").network("front").port(0, PublishMode.INGRESS));
    task(11);
    assign(11, 1);
    String ports = ports();
    leader.lead();
    leader.write(tx -> {
      tx.create(newTask(12));
      tx.create(NetworkObject.create(103, NetworkSpec.overlay("other")));
      tx.create(
          Swarm.service("two").network("front").port(0, PublishMode.INGRESS).object(8));
    });
    leader.lead(new Allocator());

    assertEquals("10.0.3.0/24 vni 4099", network(103));
    assertEquals("10.0.1.2", attachments(web().virtualIps()).split(" ")[1]);
    assertEquals(ports, ports());
    assertEquals(30001, leader.view().service(8).ports().get(0).published());
    // front: .1 gateway, .2 web, .3 task 11, .4 node 1, .5 two, .6 task 12
    assertEquals("10.0.1.5", attachments(leader.view().service(8).virtualIps()).split(" ")[1]);
    assertEquals("10.0.1.6", attachments(stored(12).attachments()).split(" ")[1]);
  }

  @Test
  void aUserChoosesSubnetAndGateway() {
    NetworkSpec own = NetworkSpec.overlay("own").withSubnet("10.0.4.0/28", "10.0.4.14");
    leader.write(tx -> tx.create(NetworkObject.create(103, own)));
    assertEquals("10.0.4.0/28 vni 4099", network(103));

    create(Swarm.service("web").network("own").dnsrr());
    for (int id = 1; id <= 14; id++) {
      task(10 + id);
    }
    assertEquals("10.0.4.1", attachments(stored(11).attachments()));
    assertEquals("10.0.4.13", attachments(stored(23).attachments()));
    assertEquals(
        TaskState.NEW, stored(24).observed()); // .14 is the gateway, .15 the broadcast address
  }

  @Test
  void subnetsOfThePoolsGoAroundThoseOfUsers() {
    NetworkSpec own = NetworkSpec.overlay("own").withSubnet("10.0.3.128/25", "");
    leader.write(tx -> tx.create(NetworkObject.create(103, own)));
    leader.write(tx -> tx.create(NetworkObject.create(104, NetworkSpec.overlay("next"))));

    assertEquals("10.0.4.0/24 vni 4100", network(104));
  }

  @Test
  void aChosenSubnetThatIsTakenWaitsUntilItIsFree() {
    NetworkSpec own = NetworkSpec.overlay("own").withSubnet("10.0.0.0/16", "");
    NetworkSpec other = NetworkSpec.overlay("other").withSubnet("10.0.2.0/24", "");
    leader.write(tx -> tx.create(NetworkObject.create(103, own)));
    leader.write(tx -> tx.create(NetworkObject.create(104, other)));
    assertFalse(leader.view().network(103).isAllocated());
    assertFalse(leader.view().network(104).isAllocated());

    leader.write(tx -> tx.remove(tx.network(BACK)));
    assertFalse(leader.view().network(103).isAllocated());
    assertTrue(leader.view().network(104).isAllocated());
  }

  @Test
  void aNewLeaderKnowsTheSubnetsOfUsers() {
    NetworkSpec own = NetworkSpec.overlay("own").withSubnet("10.0.3.0/25", "10.0.3.9");
    leader.write(tx -> tx.create(NetworkObject.create(103, own)));
    create(Swarm.service("web").network("own").dnsrr());
    leader.lead(new Allocator());
    leader.write(tx -> tx.create(NetworkObject.create(104, NetworkSpec.overlay("next"))));
    for (int id = 11; id <= 19; id++) {
      task(id);
    }

    assertEquals("10.0.4.0/24 vni 4100", network(104));
    assertEquals("10.0.3.1", attachments(stored(11).attachments()));
    assertEquals("10.0.3.10", attachments(stored(19).attachments())); // .9 is the gateway
  }

  @Test
  void poolsOfTheSwarmAreUsedUpInOrder() {
    leader.lead();
    AddressPools pools = new AddressPools(List.of("10.20.0.0/27", "10.30.0.0/16"), 28);
    leader.write(tx -> {
      tx.create(
          new ClusterObject(0, 0, ClusterSpec.DEFAULT, ClusterState.INITIAL.withPools(pools)));
      List.of(INGRESS, FRONT, BACK).forEach(id -> tx.remove(tx.network(id)));
    });
    leader.lead(new Allocator());
    for (int id = 103; id <= 105; id++) {
      NetworkObject network = NetworkObject.create(id, NetworkSpec.overlay("n" + id));
      leader.write(tx -> tx.create(network));
    }

    assertEquals("10.20.0.0/28 vni 4096", network(103));
    assertEquals("10.20.0.16/28 vni 4097", network(104));
    assertEquals("10.30.0.0/28 vni 4098", network(105));
  }

  @Test
  void withoutASubnetANetworkWaitsAndSoDoTheTasksOnIt() {
    leader.lead();
    AddressPools pools = new AddressPools(List.of("10.20.0.0/24"), 24);
    leader.write(tx -> {
      tx.create(
          new ClusterObject(0, 0, ClusterSpec.DEFAULT, ClusterState.INITIAL.withPools(pools)));
      List.of(INGRESS, FRONT, BACK).forEach(id -> tx.remove(tx.network(id)));
      tx.create(NetworkObject.create(103, NetworkSpec.overlay("first")));
    });
    leader.lead(new Allocator());
    leader.write(tx -> tx.create(NetworkObject.create(104, NetworkSpec.overlay("second"))));
    create(Swarm.service("web").network("second"));
    task(11);
    assertFalse(web().allocated());
    assertEquals(TaskState.NEW, stored(11).observed());

    leader.write(tx -> tx.remove(tx.network(103)));
    assertTrue(web().allocated());
    assertEquals(TaskState.PENDING, stored(11).observed());
  }

  @Test
  void aNetworkOfEachNodesOwnNeedsNothing() {
    NetworkSpec local = NetworkSpec.overlay("local").withDriver("macvlan");
    int before = leader.transactions();
    leader.write(tx -> tx.create(NetworkObject.create(103, local)));
    assertEquals(before + 1, leader.transactions());
    create(Swarm.service("web").network("local"));
    task(11);

    assertEquals("", attachments(web().virtualIps()));
    assertEquals(TaskState.PENDING, stored(11).observed());
  }

  @Test
  void aRemovedNetworkIsTakenFromTheNodes() {
    leader.write(tx -> tx.remove(tx.network(INGRESS)));

    assertEquals("", attachments(leader.view().node(1).attachments()));
  }

  private void exhaustFront() {
    create(Swarm.service("web").network("front"));
    leader.write(tx -> {
      for (int i = 0; i < 252; i++) { // .3 to .254
        tx.create(newTask(100_000 + i));
      }
    });
  }

  private void create(Swarm.ServiceBuilder service) {
    leader.write(tx -> tx.create(service.object(WEB)));
  }

  private void update(Swarm.ServiceBuilder service) {
    leader.write(tx -> tx.update(tx.service(WEB).withSpec(service.spec())));
  }

  private void task(int id) {
    leader.write(tx -> tx.create(newTask(id)));
  }

  private TaskObject newTask(int id) {
    return newTask(id, web());
  }

  private static TaskObject newTask(int id, ServiceObject service) {
    return Swarm.task(id, service, id, TaskObject.UNASSIGNED, TaskState.NEW, TaskState.RUNNING);
  }

  private void assign(int id, int node) {
    leader.write(tx -> tx.update(tx.task(id)
        .withNode(node)
        .withStatus(TaskStatus.of(TaskState.ASSIGNED, "", leader.nowNs()))));
  }

  private void end(int id) {
    leader.write(tx ->
        tx.update(tx.task(id).withStatus(TaskStatus.of(TaskState.FAILED, "", leader.nowNs()))));
  }

  private void touchNode() {
    leader.write(tx -> tx.update(tx.node(1)));
  }

  private ServiceObject web() {
    return leader.view().service(WEB);
  }

  private TaskObject stored(int id) {
    return leader.view().task(id);
  }

  private String network(int id) {
    NetworkObject network = leader.view().network(id);
    return dotted(network.subnet()) + "/" + network.prefixLength() + " vni " + network.vni();
  }

  private String ports() {
    return String.join(" ", web().ports().stream().map(AllocatorTest::port).toList());
  }

  private static String port(PortSpec port) {
    return port.published()
        + ":"
        + port.target()
        + "/"
        + port.protocol().name().toLowerCase(Locale.ROOT);
  }

  private static String attachments(List<Attachment> attachments) {
    return String.join(" ", attachments.stream().map(a -> dotted(a.address())).toList());
  }

  private static String dotted(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }
}

package io.dryswarm.models.controlapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.roles.FakeMembership;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.ClusterState;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks, secrets, configs, nodes and the swarm. Texts: control-plane facts 13, and recorded answers of Docker Engine 20.10. */
class OtherCallsTest {
  private static final String INVALID = "400 rpc error: code = InvalidArgument desc = ";
  private static final String PRECONDITION = "400 rpc error: code = FailedPrecondition desc = ";

  private ApiBench swarm = new ApiBench();

  @Test
  void networkNamesAreUnique() {
    assertEquals("ok", create(NetworkSpec.overlay("ern")));
    assertEquals("409 network with name ern already exists", create(NetworkSpec.overlay("ern")));
    assertEquals(
        "403 host is a pre-defined network and cannot be created",
        create(NetworkSpec.overlay("host")));
    assertEquals(
        INVALID + "name must be valid as a DNS name component",
        create(NetworkSpec.overlay("bad name")));
  }

  @ParameterizedTest
  @CsvSource({
    "10.5.0.0,'',invalid subnet 10.5.0.0",
    "10.5.0.300/24,'',invalid subnet 10.5.0.300/24",
    "10.5.0.0/24,x,invalid gateway x",
    "10.5.0.0/24,10.6.0.1,subnet 10.5.0.0/24 does not contain gateway 10.6.0.1"
  })
  void addressRanges(String subnet, String gateway, String text) {
    assertEquals(
        INVALID + "ipam configuration: " + text,
        create(NetworkSpec.overlay("net").withSubnet(subnet, gateway)));
  }

  @Test
  void networkDrivers() {
    assertEquals(
        INVALID + "error during lookup of plugin weave",
        create(NetworkSpec.overlay("net").withDriver("weave")));
    assertEquals("ok", create(NetworkSpec.overlay("net").withDriver("macvlan")));
    assertEquals(
        "501 rpc error: code = Unimplemented desc = only overlay driver is currently supported for ingress network",
        create(new NetworkSpec("mesh", true).withDriver("macvlan")));
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("com.docker.swarm.predefined", "true");
    assertEquals(
        "403 rpc error: code = PermissionDenied desc = label com.docker.swarm.predefined is for internally created predefined networks and cannot be applied by users",
        create(NetworkSpec.overlay("mine").withLabels(labels)));
  }

  @Test
  void thereIsOneIngressNetwork() {
    String id = ObjectIds.ofNetwork(ApiBench.INGRESS);
    assertEquals(
        "409 rpc error: code = AlreadyExists desc = ingress network (" + id
            + ") is already present",
        create(new NetworkSpec("mesh", true)));
    assertEquals(
        INVALID + "ingress network cannot be attachable",
        create(new NetworkSpec("mesh", true).withAttachable(true)));
    swarm.send(new ApiRequest.RemoveNetwork("ingress"));
    assertEquals("ok", create(new NetworkSpec("mesh", true)));
  }

  @Test
  void aNetworkInUseIsNotRemoved() {
    create(NetworkSpec.overlay("ern"));
    String id = ObjectIds.of(swarm.view().networkNamed("ern"));
    swarm.send(new ApiRequest.CreateService(Swarm.service("web").network("ern").spec()));
    int web = swarm.view().serviceNamed("web").id();
    TaskObject task =
        Swarm.task(500, swarm.view().service(web), 1, 2, TaskState.RUNNING, TaskState.RUNNING);
    swarm.leader.write(tx -> tx.create(task));

    String inUse = PRECONDITION + "network " + id + " is in use by ";
    assertEquals(
        inUse + "service " + ObjectIds.ofService(web),
        swarm.send(new ApiRequest.RemoveNetwork("ern")));
    swarm.send(new ApiRequest.RemoveService("web"));
    assertEquals(
        inUse + "task " + ObjectIds.ofTask(500), swarm.send(new ApiRequest.RemoveNetwork("ern")));
    swarm.leader.write(tx -> tx.update(tx.task(500).withDesired(TaskState.REMOVE)));
    assertEquals("ok", swarm.send(new ApiRequest.RemoveNetwork("ern")));
    assertEquals("500 network ern not found", swarm.send(new ApiRequest.RemoveNetwork("ern")));
  }

  @Test
  void theIngressNetworkStaysWhileAServiceNeedsIt() {
    swarm.send(new ApiRequest.CreateService(
        Swarm.service("web").port(80, PublishMode.INGRESS).spec()));
    String id = ObjectIds.of(swarm.view().serviceNamed("web"));
    assertEquals(
        PRECONDITION + "ingress network cannot be removed because service " + id + " depends on it",
        swarm.send(new ApiRequest.RemoveNetwork("ingress")));
  }

  @Test
  void secretsHaveOneTo511999Bytes() {
    String size = INVALID + "secret data must be larger than 0 and less than 512000 bytes";
    assertEquals(size, create(new SecretSpec("s", "")));
    assertEquals(size, create(new SecretSpec("s", "x".repeat(512_000))));
    assertEquals(size, create(new SecretSpec("s", "\u00e4".repeat(256_000))));
    assertEquals("ok", create(new SecretSpec("s", "x".repeat(511_999))));
    assertEquals(
        INVALID + "config data must be larger than 0 and less than 1024000 bytes",
        create(new ConfigSpec("c", "x".repeat(1_024_000))));
    assertEquals("ok", create(new ConfigSpec("c", "x".repeat(1_023_999))));
  }

  @Test
  void namesOfSecretsAndConfigs() {
    String text =
        "invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end character must be [a-zA-Z0-9]";
    assertEquals(INVALID + text, create(new SecretSpec("bad.", "x")));
    assertEquals(INVALID + text, create(new ConfigSpec("a".repeat(65), "x")));
    assertEquals(INVALID + "name must be provided", create(new SecretSpec("", "x")));
    assertEquals("ok", create(new SecretSpec("a.b", "x")));
    assertEquals(
        "409 rpc error: code = AlreadyExists desc = secret a.b already exists",
        create(new SecretSpec("a.b", "y")));
    assertEquals("ok", create(new ConfigSpec("a.b", "x")));
    assertEquals(
        "409 rpc error: code = AlreadyExists desc = config a.b already exists",
        create(new ConfigSpec("a.b", "y")));
  }

  @Test
  void onlyLabelsOfASecretChange() {
    create(new SecretSpec("s", "x"));
    long version = swarm.view().secretNamed("s").version();
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("k", "v");
    assertEquals(
        INVALID + "only updates to Labels are allowed",
        swarm.send(new ApiRequest.UpdateSecret("s", version, new SecretSpec("s", "y", labels))));
    assertEquals(
        INVALID + "only updates to Labels are allowed",
        swarm.send(new ApiRequest.UpdateSecret("s", version, new SecretSpec("t", "x", labels))));
    assertEquals(
        "ok",
        swarm.send(new ApiRequest.UpdateSecret("s", version, new SecretSpec("s", "", labels))));
    assertEquals(new SecretSpec("s", "x", labels), swarm.view().secretNamed("s").spec());
    assertEquals(
        "500 rpc error: code = Unknown desc = update out of sequence",
        swarm.send(new ApiRequest.UpdateSecret("s", version, new SecretSpec("s", "", labels))));
  }

  @Test
  void onlyLabelsOfAConfigChange() {
    create(new ConfigSpec("c", "x"));
    long version = swarm.view().configNamed("c").version();
    assertEquals(
        INVALID + "only updates to Labels are allowed",
        swarm.send(new ApiRequest.UpdateConfig("c", version, new ConfigSpec("c", "y"))));
    assertEquals(
        "ok", swarm.send(new ApiRequest.UpdateConfig("c", version, new ConfigSpec("c", "x"))));
  }

  @Test
  void whatAServiceReferencesIsNotRemoved() {
    create(new SecretSpec("s", "x"));
    create(new ConfigSpec("c", "x"));
    swarm.send(new ApiRequest.CreateService(withReferences("one")));
    assertEquals(
        INVALID + "secret 's' is in use by the following service: one",
        swarm.send(new ApiRequest.RemoveSecret("s")));
    swarm.send(new ApiRequest.CreateService(withReferences("two")));
    assertEquals(
        INVALID + "secret 's' is in use by the following services: one, two",
        swarm.send(new ApiRequest.RemoveSecret("s")));
    assertEquals(
        INVALID + "config 'c' is in use by the following services: one, two",
        swarm.send(new ApiRequest.RemoveConfig("c")));
  }

  @Test
  void aPreviousSpecDoesNotKeepASecret() {
    create(new SecretSpec("s", "x"));
    create(new ConfigSpec("c", "x"));
    swarm.send(new ApiRequest.CreateService(withReferences("one")));
    long version = swarm.view().serviceNamed("one").version();
    swarm.send(new ApiRequest.UpdateService("one", version, Swarm.service("one").spec()));

    assertEquals("ok", swarm.send(new ApiRequest.RemoveSecret("s")));
    assertEquals("ok", swarm.send(new ApiRequest.RemoveConfig("c")));
    assertEquals("404 secret s not found", swarm.send(new ApiRequest.RemoveSecret("s")));
  }

  @Test
  void secretsAreShownWithoutTheirData() {
    create(new SecretSpec("s", "x"));
    create(new ConfigSpec("c", "x"));
    ApiReply.Found secret =
        (ApiReply.Found) swarm.read(new ApiRequest.Get(ApiRequest.Kind.SECRET, "s"));
    ApiReply.Listed configs =
        (ApiReply.Listed) swarm.read(new ApiRequest.ListAll(ApiRequest.Kind.CONFIG));

    assertEquals(SecretCalls.redacted(swarm.view().secretNamed("s")), secret.object());
    assertEquals(swarm.view().configs(), configs.objects());
  }

  @Test
  void theLastManagerIsNotDemoted() {
    assertEquals(
        PRECONDITION + "attempting to demote the last manager of the swarm", demote("host1"));
    assertEquals(
        "404 node nosuch not found", swarm.send(new ApiRequest.RemoveNode("nosuch", false)));
  }

  @Test
  void nobodyIsDemotedWhoIsNeededForTheQuorum() {
    swarm = new ApiBench(new FakeMembership(1, 2, 3));
    swarm.raft.cutOff(2);
    assertEquals(
        PRECONDITION + "can't remove member from the raft: this would result in a loss of quorum",
        demote("host3"));
    assertEquals("ok", demote("host2"));
    assertEquals(Role.WORKER, swarm.view().node(2).desiredRole());
    assertEquals(Role.MANAGER, swarm.view().node(2).role());
  }

  @Test
  void aManagerThatRaftDoesNotKnowIsNotDemoted() {
    swarm = new ApiBench(new FakeMembership(1, 2));
    swarm.raft.gone(2);
    assertEquals(
        "404 rpc error: code = NotFound desc = can't find manager in raft memberlist",
        demote("host2"));
  }

  @Test
  void nodeSettingsReplaceEachOther() {
    NodeObject node = swarm.view().node(2);
    NodeSettings settings = NodeSettings.of(node)
        .withAvailability(NodeObject.Availability.DRAIN)
        .withLabel("zone", "a");
    assertEquals("ok", swarm.send(new ApiRequest.UpdateNode("host2", node.version(), settings)));
    assertEquals(settings, NodeSettings.of(swarm.view().node(2)));
    assertEquals(
        "500 rpc error: code = Unknown desc = update out of sequence",
        swarm.send(new ApiRequest.UpdateNode("host2", node.version(), settings)));
  }

  @Test
  void aReadyNodeIsRemovedByForceOnly() {
    String id = ObjectIds.ofNode(2);
    assertEquals(
        PRECONDITION + "node " + id + " is not down and can't be removed",
        swarm.send(new ApiRequest.RemoveNode("host2", false)));
    assertEquals(
        PRECONDITION
            + "node "
            + ObjectIds.ofNode(1)
            + " is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal",
        swarm.send(new ApiRequest.RemoveNode("host1", true)));
    assertEquals("ok", swarm.send(new ApiRequest.RemoveNode(id, true)));
    assertNull(swarm.view().node(2));
  }

  @Test
  void removalBlacklistsTheCertificateAndOrphansWhatStillRuns() {
    swarm.send(new ApiRequest.CreateService(Swarm.service("web").spec()));
    var web = swarm.view().serviceNamed("web");
    swarm.leader.write(tx -> {
      tx.create(Swarm.task(501, web, 1, 2, TaskState.RUNNING, TaskState.RUNNING));
      tx.create(Swarm.task(502, web, 2, 2, TaskState.FAILED, TaskState.SHUTDOWN));
      tx.update(tx.node(2)
          .withStatus(Status.DOWN, "")
          .withCertificate(new NodeCertificate(Role.WORKER, 77, NodeCertificate.State.ISSUED)));
    });
    int before = swarm.leader.transactions();
    assertEquals("ok", swarm.send(new ApiRequest.RemoveNode("host2", false)));

    assertEquals(before + 1, swarm.leader.transactions());
    assertEquals(77, swarm.view().cluster().state().blacklisted().get(2));
    assertEquals(TaskState.ORPHANED, swarm.view().task(501).observed());
    assertEquals(
        "Task belonged to a node that has been deleted",
        swarm.view().task(501).status().message());
    assertEquals(TaskState.FAILED, swarm.view().task(502).observed());
  }

  @Test
  void aBlacklistedCertificateIsForgottenAWeekAfterItsExpiry() {
    long weekNs = 7 * 24 * 3600 * 1_000_000_000L;
    ClusterState state = ClusterState.INITIAL.withBlacklisted(2, 5, 5);

    assertEquals(1, state.withoutExpired(5 + weekNs).blacklisted().size());
    assertEquals(0, state.withoutExpired(6 + weekNs).blacklisted().size());
  }

  @Test
  void settingsOfTheSwarm() {
    ClusterSpec spec = ClusterSpec.DEFAULT;
    assertEquals("500 rpc error: code = Unknown desc = update out of sequence", update(9, spec));
    long version = swarm.view().cluster().version();
    assertEquals(
        INVALID + "minimum certificate expiry time is: 1h0m0s",
        update(version, new ClusterSpec(5, 5, 10, 5, 0, 3_599_999_999_999L, false)));
    assertEquals(
        INVALID + "heartbeat time period cannot be a negative duration",
        update(version, spec.withHeartbeatPeriodNs(-1)));
    assertEquals("ok", update(version, spec.withTaskHistoryLimit(2)));
    assertEquals(2, swarm.view().cluster().spec().taskHistoryLimit());
  }

  @Test
  void rotationReplacesTokensAndAutolockMakesAKey() {
    ClusterSpec locked = new ClusterSpec(5, 5, 10, 5, 0, 3_600_000_000_000L, true);
    swarm.send(new ApiRequest.UpdateCluster(
        swarm.view().cluster().version(), locked, new ApiRequest.Rotation(true, false, false)));

    assertEquals(2, swarm.view().cluster().state().tokens().worker());
    assertEquals(1, swarm.view().cluster().state().tokens().manager());
    assertEquals(1, swarm.view().cluster().state().unlockKey());

    swarm.send(new ApiRequest.UpdateCluster(
        swarm.view().cluster().version(), locked, new ApiRequest.Rotation(false, false, true)));
    assertEquals(2, swarm.view().cluster().state().unlockKey());
  }

  private String create(NetworkSpec spec) {
    return swarm.send(new ApiRequest.CreateNetwork(spec));
  }

  private String create(SecretSpec spec) {
    return swarm.send(new ApiRequest.CreateSecret(spec));
  }

  private String create(ConfigSpec spec) {
    return swarm.send(new ApiRequest.CreateConfig(spec));
  }

  private String update(long version, ClusterSpec spec) {
    return swarm.send(new ApiRequest.UpdateCluster(version, spec));
  }

  private String demote(String node) {
    NodeObject object = swarm.view().nodes().stream()
        .filter(n -> n.hostname().equals(node))
        .findFirst()
        .orElseThrow();
    NodeSettings settings = NodeSettings.of(object).withRole(Role.WORKER);
    return swarm.send(new ApiRequest.UpdateNode(node, object.version(), settings));
  }

  private static ServiceSpec withReferences(String name) {
    ServiceSpec spec = Swarm.service(name).spec();
    TaskSpec task = spec.task();
    ContainerSpec container = new ContainerSpec(
        "bb:1",
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        List.of(new SecretReference("s", "s")),
        List.of(new ConfigReference("c", "/c")),
        null,
        "",
        ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS,
        new TreeMap<>());
    return spec.withTask(new TaskSpec(
        container, task.resources(), task.restart(), task.placement(), task.networks(), 0));
  }
}

package io.dryswarm.models.controlapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.UpdateStatus;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts: control-plane facts 13, and recorded answers of Docker Engine 20.10. */
class ServiceCallsTest {
  private static final String INVALID = "400 rpc error: code = InvalidArgument desc = ";

  private final ApiBench swarm = new ApiBench();

  @Test
  void aServiceIsCreatedOnce() {
    assertEquals("ok", create(Swarm.service("er1")));
    assertEquals(
        "409 rpc error: code = AlreadyExists desc = name conflicts with an existing object: service er1 already exists",
        create(Swarm.service("er1")));
    assertEquals(
        "409 rpc error: code = AlreadyExists desc = name conflicts with an existing object: service ER1 already exists",
        create(Swarm.service("ER1")));
  }

  @Test
  void aServiceIsFoundByIdByNameAndByTheBeginningOfItsId() {
    create(Swarm.service("web"));
    String id = ObjectIds.of(stored("web"));

    assertEquals("ok", swarm.send(new ApiRequest.Get(ApiRequest.Kind.SERVICE, id)));
    assertEquals("ok", swarm.send(new ApiRequest.Get(ApiRequest.Kind.SERVICE, id.substring(0, 6))));
    assertEquals(
        "404 service nosuch not found", swarm.send(new ApiRequest.RemoveService("nosuch")));
    assertEquals("ok", swarm.send(new ApiRequest.RemoveService("web")));
    assertEquals(List.of(), swarm.view().services());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad name|name must be valid as a DNS name component",
        "-web|name must be valid as a DNS name component",
        "a23456789012345678901234567890123456789012345678901234567890123x|name must be 63 characters or fewer",
        "''|meta: name must be provided"
      })
  void names(String name, String text) {
    assertEquals(INVALID + text, create(Swarm.service(name)));
  }

  @Test
  void anInnerDashAndUnderscoreAreFine() {
    assertEquals("ok", create(Swarm.service("a-_b2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500000|0|invalid cpu value 0.0005: Must be at least 0.001",
        "1|0|invalid cpu value 1e-09: Must be at least 0.001",
        "0|4194303|invalid memory value 4194303: Must be at least 4MiB",
      })
  void resources(long nanoCpus, long memoryBytes, String text) {
    assertEquals(INVALID + text, create(Swarm.service("web").reserve(nanoCpus, memoryBytes)));
    ServiceSpec limited = withResources(new ResourceSpec(0, 0, nanoCpus, memoryBytes));
    assertEquals(INVALID + text, swarm.send(new ApiRequest.CreateService(limited)));
    assertEquals("ok", create(Swarm.service("web").reserve(1_000_000, 4 << 20)));
  }

  @Test
  void constraintsMustHaveAnOperator() {
    assertEquals(
        "500 rpc error: code = Unknown desc = constraint expected one operator from ==, !=",
        create(Swarm.service("web").placement(List.of("node.foo~bar"), List.of(), 0)));
  }

  @Test
  void timesMustNotBeNegative() {
    assertEquals(
        INVALID + "TaskSpec: restart-delay cannot be negative",
        create(Swarm.service("web").restart(RestartPolicy.Condition.ANY, -1, 0, 0)));
    assertEquals(
        INVALID + "TaskSpec: restart-window cannot be negative",
        create(Swarm.service("web").restart(RestartPolicy.Condition.ANY, 0, 0, -1)));
    assertEquals(
        INVALID + "TaskSpec: update-delay cannot be negative", createWith(update(-1, 0, 0)));
    assertEquals(
        INVALID + "TaskSpec: update-monitor cannot be negative", createWith(update(0, -1, 0)));
    assertEquals(
        INVALID + "TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1",
        createWith(update(0, 0, 1.1)));
  }

  @Test
  void jobsHaveNoUpdateConfig() {
    ServiceSpec job = withUpdate(update(0, 0, 0)).withMode(new ServiceMode.ReplicatedJob(1, 1));
    assertEquals(
        INVALID + "Jobs may not have an update config",
        swarm.send(new ApiRequest.CreateService(job)));
    ServiceSpec negative =
        Swarm.service("web").spec().withMode(new ServiceMode.ReplicatedJob(-1, 1));
    assertEquals(
        INVALID + "Maximum concurrent jobs must not be negative",
        swarm.send(new ApiRequest.CreateService(negative)));
  }

  @ParameterizedTest
  @CsvSource({
    "'',ContainerSpec: image reference must be provided",
    "UPPER,ContainerSpec: \"UPPER\" is not a valid repository/tag",
    "a:b:c,ContainerSpec: \"a:b:c\" is not a valid repository/tag"
  })
  void images(String image, String text) {
    assertEquals(INVALID + text, create(Swarm.service("web").image(image)));
  }

  @ParameterizedTest
  @CsvSource({
    "redis:alpine",
    "registry.example:5000/team/api",
    "a/b@sha256:0123456789012345678901234567890123456789012345678901234567890123",
    "bb:1"
  })
  void validImages(String image) {
    assertEquals("ok", create(Swarm.service("web").image(image)));
  }

  @Test
  void mountPointsAreDistinct() {
    ContainerSpec twice = container(
        List.of(new MountSpec("a", "/data"), new MountSpec("b", "/data")), List.of(), List.of());
    assertEquals(
        INVALID + "ContainerSpec: duplicate mount point: /data", createWithContainer(twice));
  }

  @Test
  void healthChecks() {
    ContainerSpec short1 = container(List.of(), List.of(), List.of())
        .withHealth(new HealthCheck(List.of("CMD", "x"), 999_999, 0, 0, 0, 0));
    assertEquals(
        INVALID + "ContainerSpec: Interval in HealthConfig cannot be less than 1ms",
        createWithContainer(short1));
    ContainerSpec negative = container(List.of(), List.of(), List.of())
        .withHealth(new HealthCheck(List.of("CMD", "x"), 0, 0, 0, 0, -1));
    assertEquals(
        INVALID + "ContainerSpec: Retries in HealthConfig cannot be negative",
        createWithContainer(negative));
  }

  @Test
  void secretsAndConfigsMustExistAndHaveTargetsOfTheirOwn() {
    assertEquals(INVALID + "secret not found: one", createWithContainer(secrets("one")));
    assertEquals(
        INVALID + "secrets not found: one, two", createWithContainer(secrets("one", "two")));
    assertEquals(
        INVALID + "config not found: conf",
        createWithContainer(
            container(List.of(), List.of(), List.of(new ConfigReference("conf", "/conf")))));
    assertEquals(
        INVALID + "secret references 'one' and 'two' have a conflicting target: 'same'",
        createWithContainer(container(
            List.of(),
            List.of(new SecretReference("one", "same"), new SecretReference("two", "same")),
            List.of())));
    swarm.send(new ApiRequest.CreateSecret(new SecretSpec("one", "x")));
    swarm.send(new ApiRequest.CreateConfig(new ConfigSpec("conf", "x")));
    assertEquals("ok", createWithContainer(secrets("one")));
  }

  @Test
  void networksMustExistAndNotBeIngress() {
    assertEquals(
        "500 network nosuchnet not found", create(Swarm.service("web").network("nosuchnet")));
    assertEquals(
        INVALID + "Service cannot be explicitly attached to the ingress network \"ingress\"",
        create(Swarm.service("web").network("ingress")));
    swarm.send(new ApiRequest.CreateNetwork(NetworkSpec.overlay("front")));
    assertEquals("ok", create(Swarm.service("web").network("front")));
  }

  @Test
  void endpoints() {
    assertEquals(
        INVALID + "EndpointSpec: port published with ingress mode can't be used with dnsrr mode",
        create(Swarm.service("web").dnsrr().port(8080, PublishMode.INGRESS)));
    assertEquals(
        INVALID + "EndpointSpec: duplicate published ports provided",
        create(Swarm.service("web")
            .port(8080, PublishMode.INGRESS)
            .port(8080, 81, Protocol.TCP, PublishMode.INGRESS)));
    assertEquals(
        "ok",
        create(Swarm.service("web")
            .port(8080, PublishMode.INGRESS)
            .port(8080, 81, Protocol.UDP, PublishMode.INGRESS)
            .port(0, 82, Protocol.TCP, PublishMode.INGRESS)
            .port(0, 83, Protocol.TCP, PublishMode.INGRESS)));
  }

  @Test
  void anIngressPortExcludesEveryOtherUse() {
    create(Swarm.service("one").port(80, PublishMode.INGRESS));
    String taken = "port '80' is already in use by service 'one' (" + ObjectIds.of(stored("one"))
        + ") as an ingress port";
    assertEquals(INVALID + taken, create(Swarm.service("two").port(80, PublishMode.INGRESS)));
    assertEquals(INVALID + taken, create(Swarm.service("two").port(80, PublishMode.HOST)));
    assertEquals(
        "ok", create(Swarm.service("two").port(80, 53, Protocol.UDP, PublishMode.INGRESS)));
  }

  @Test
  void hostPortsExcludeIngressPortsOnly() {
    create(Swarm.service("one").port(80, PublishMode.HOST));
    assertEquals("ok", create(Swarm.service("two").port(80, PublishMode.HOST)));
    assertEquals(
        INVALID
            + "port '80' is already in use by service 'one' ("
            + ObjectIds.of(stored("one"))
            + ") as a host-published port",
        create(Swarm.service("three").port(80, PublishMode.INGRESS)));
  }

  @Test
  void aPortThatTheAllocatorGaveIsInUseToo() {
    create(Swarm.service("one").port(0, PublishMode.INGRESS));
    swarm.leader.write(tx -> tx.update(stored("one")
        .withEndpoint(
            List.of(),
            Swarm.service("one").port(30000, PublishMode.INGRESS).spec().ports())));
    assertEquals(
        INVALID
            + "port '30000' is already in use by service 'one' ("
            + ObjectIds.of(stored("one"))
            + ") as an ingress port",
        create(Swarm.service("two").port(30000, PublishMode.INGRESS)));
  }

  @Test
  void anUpdateMayKeepItsOwnPorts() {
    create(Swarm.service("one").port(80, PublishMode.INGRESS));
    assertEquals(
        "ok",
        update(Swarm.service("one")
            .port(80, PublishMode.INGRESS)
            .port(81, 81, Protocol.TCP, PublishMode.INGRESS)));
  }

  @Test
  void portsNeedAnIngressNetwork() {
    swarm.send(new ApiRequest.RemoveNetwork("ingress"));
    assertEquals(
        "400 rpc error: code = FailedPrecondition desc = service needs ingress network, but no ingress network is present",
        create(Swarm.service("web").port(80, PublishMode.INGRESS)));
    create(Swarm.service("web"));
    assertEquals(
        "400 rpc error: code = FailedPrecondition desc = service needs ingress network, but no ingress network is present",
        update(Swarm.service("web").port(80, PublishMode.INGRESS)));
  }

  @Test
  void anUpdateOfAnOldVersionIsOutOfSequence() {
    create(Swarm.service("web"));
    long version = stored("web").version();
    assertEquals("ok", update(Swarm.service("web").replicas(2)));
    assertEquals(
        "500 rpc error: code = Unknown desc = update out of sequence",
        swarm.send(
            new ApiRequest.UpdateService("web", version, Swarm.service("web").spec())));
  }

  @Test
  void modeAndNameStay() {
    create(Swarm.service("web"));
    assertEquals(
        "501 rpc error: code = Unimplemented desc = service mode change is not allowed",
        update(Swarm.service("web").global()));
    assertEquals(
        "501 rpc error: code = Unimplemented desc = renaming services is not supported",
        swarm.send(new ApiRequest.UpdateService(
            "web", stored("web").version(), Swarm.service("other").spec())));
  }

  @Test
  void anUpdateKeepsTheSpecBeforeAndClearsTheStatus() {
    create(Swarm.service("web"));
    long created = stored("web").version();
    update(Swarm.service("web").image("v2"));

    assertEquals("v1", stored("web").previousSpec().task().container().image());
    assertEquals(created, stored("web").specVersion());
    assertEquals(0, stored("web").previousSpecVersion());
    assertNull(stored("web").updateStatus());
  }

  @Test
  void rollbackExchangesTheSpecsAndTwiceReturns() {
    create(Swarm.service("web"));
    update(Swarm.service("web").image("v2"));
    long second = stored("web").specVersion();

    assertEquals("ok", rollBack());
    assertEquals("v1", stored("web").spec().task().container().image());
    assertEquals(0, stored("web").specVersion());
    assertEquals(
        new UpdateStatus(
            UpdateStatus.State.ROLLBACK_STARTED,
            "manually requested rollback",
            0,
            UpdateStatus.NOT_YET),
        stored("web").updateStatus());

    assertEquals("ok", rollBack());
    assertEquals("v2", stored("web").spec().task().container().image());
    assertEquals(second, stored("web").specVersion());
  }

  @Test
  void withoutAPreviousSpecThereIsNoRollback() {
    create(Swarm.service("web"));
    assertEquals(
        "400 rpc error: code = FailedPrecondition desc = service "
            + ObjectIds.of(stored("web"))
            + " does not have a previous spec",
        rollBack());
  }

  @Test
  void everyUpdateOfAJobIsANewIteration() {
    ServiceSpec job = Swarm.service("job").spec().withMode(new ServiceMode.ReplicatedJob(1, 2));
    swarm.send(new ApiRequest.CreateService(job));
    swarm.send(new ApiRequest.UpdateService("job", stored("job").version(), job));
    swarm.send(new ApiRequest.RollbackService("job", stored("job").version()));

    assertEquals(2, stored("job").jobIteration());
  }

  private String create(Swarm.ServiceBuilder service) {
    return swarm.send(new ApiRequest.CreateService(service.spec()));
  }

  private String update(Swarm.ServiceBuilder service) {
    ServiceSpec spec = service.spec();
    return swarm.send(
        new ApiRequest.UpdateService(spec.name(), stored(spec.name()).version(), spec));
  }

  private String rollBack() {
    return swarm.send(new ApiRequest.RollbackService("web", stored("web").version()));
  }

  private ServiceObject stored(String name) {
    return swarm.view().serviceNamed(name);
  }

  private static UpdateConfig update(long delayNs, long monitorNs, double ratio) {
    return new UpdateConfig(
        1,
        delayNs,
        UpdateConfig.FailureAction.PAUSE,
        monitorNs,
        ratio,
        UpdateConfig.Order.STOP_FIRST);
  }

  private static ServiceSpec withUpdate(UpdateConfig update) {
    ServiceSpec web = Swarm.service("web").spec();
    return new ServiceSpec(
        web.name(),
        web.mode(),
        web.task(),
        web.endpointMode(),
        web.ports(),
        web.labels(),
        update,
        null);
  }

  private String createWith(UpdateConfig update) {
    return swarm.send(new ApiRequest.CreateService(withUpdate(update)));
  }

  private static ServiceSpec withResources(ResourceSpec resources) {
    ServiceSpec web = Swarm.service("web").spec();
    TaskSpec task = web.task();
    return web.withTask(new TaskSpec(
        task.container(), resources, task.restart(), task.placement(), task.networks(), 0));
  }

  private String createWithContainer(ContainerSpec container) {
    ServiceSpec web = Swarm.service("web").spec();
    TaskSpec task = web.task();
    return swarm.send(new ApiRequest.CreateService(web.withTask(new TaskSpec(
        container, task.resources(), task.restart(), task.placement(), task.networks(), 0))));
  }

  private static ContainerSpec secrets(String... names) {
    List<SecretReference> references =
        List.of(names).stream().map(name -> new SecretReference(name, name)).toList();
    return container(List.of(), references, List.of());
  }

  private static ContainerSpec container(
      List<MountSpec> mounts, List<SecretReference> secrets, List<ConfigReference> configs) {
    return new ContainerSpec(
        "bb:1",
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        mounts,
        secrets,
        configs,
        null,
        "",
        ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS,
        new TreeMap<>());
  }
}

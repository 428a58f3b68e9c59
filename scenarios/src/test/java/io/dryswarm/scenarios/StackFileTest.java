package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.ContainerSpec.FileOwner;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject.Description;
import io.dryswarm.models.workload.UserSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the sections of a stack file; most cases are measured on the docker command line. */
class StackFileTest {
  @TempDir
  Path temporary;

  private ScenarioFolder folder;

  @BeforeEach
  void open() {
    folder = new ScenarioFolder(temporary);
  }

  private StackSpec stack(String text) {
    return folder.file("app.yml", text).loaded("app.yml").run().stacks().get(0);
  }

  private ServiceSpec service(String yaml) {
    return stack("services:\n  a:\n    image: x\n" + yaml.indent(4)).services().get(0);
  }

  private String headline(String yaml) {
    return folder
        .file("app.yml", "services:\n  a:\n    image: x\n" + yaml.indent(4))
        .headlines("app.yml")
        .strip();
  }

  @Test
  void everythingUnderDeployArrives() {
    ServiceSpec service = service("""
            deploy:
              replicas: 3
              endpoint_mode: dnsrr
              labels: ["a=b", "c"]
              placement:
                constraints: ["node.role == worker"]
                preferences: [{spread: node.labels.zone}]
                max_replicas_per_node: 2
              resources:
                limits: {cpus: "0.50", memory: 1gb, pids: 10}
                reservations: {cpus: "0.25", memory: 64m}
              restart_policy: {condition: on-failure, delay: 90s, max_attempts: 3, window: 2m}
            stop_grace_period: 1m30s
            """);

    assertEquals(new ServiceMode.Replicated(3), service.mode());
    assertEquals(ServiceSpec.EndpointMode.DNSRR, service.endpointMode());
    assertEquals("b", service.labels().get("a"));
    assertEquals("", service.labels().get("c"));
    assertEquals("app", service.labels().get("com.docker.stack.namespace"));
    assertEquals("x", service.labels().get("com.docker.stack.image"));
    assertEquals(
        new PlacementSpec(List.of("node.role == worker"), List.of("node.labels.zone"), 2),
        service.task().placement());
    assertEquals(
        new ResourceSpec(250_000_000L, 64 << 20, 500_000_000L, 1 << 30),
        service.task().resources());
    assertEquals(
        new RestartPolicy(RestartPolicy.Condition.ON_FAILURE, 90 * Time.SECOND, 3, 2 * Time.MINUTE),
        service.task().restart());
    assertEquals(90 * Time.SECOND, service.task().container().stopGracePeriodNs());
  }

  @Test
  void updateAndRollbackSettingsArrive() {
    ServiceSpec service = service("""
            deploy:
              update_config:
                parallelism: 0
                delay: 10s
                failure_action: rollback
                monitor: 1m
                max_failure_ratio: 0.3
                order: start-first
              rollback_config: {delay: 1s, failure_action: continue}
            """);

    assertEquals(
        new UpdateConfig(
            0,
            10 * Time.SECOND,
            UpdateConfig.FailureAction.ROLLBACK,
            Time.MINUTE,
            0.3,
            UpdateConfig.Order.START_FIRST),
        service.update());
    assertEquals(
        new UpdateConfig(
            1,
            Time.SECOND,
            UpdateConfig.FailureAction.CONTINUE,
            5 * Time.SECOND,
            0,
            UpdateConfig.Order.STOP_FIRST),
        service.rollback());
  }

  @Test
  void genericResourcesAndTheLogDriverArrive() {
    ServiceSpec service = service("""
            logging: {driver: gelf, options: {tag: x}}
            deploy:
              resources:
                reservations:
                  generic_resources:
                    - discrete_resource_spec: {kind: gpu, value: 0}
            """);

    assertEquals("gelf", service.task().logDriver());
    assertEquals(
        List.of(new GenericResource.Discrete("gpu", 0)),
        service.task().resources().reservedGeneric());
  }

  @Test
  void absentUpdateSettingsStayAbsentAndEmptyOnesAreTheDefaults() {
    assertNull(service("").update());
    assertNull(service("").rollback());
    assertEquals(UpdateConfig.DEFAULT, service("deploy: {update_config: {}}").update());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {mode: replicated-job, replicas: 4} | ReplicatedJob[maxConcurrent=4, totalCompletions=4]
          {mode: replicated-job}              | ReplicatedJob[maxConcurrent=1, totalCompletions=1]
          {mode: global-job}                  | GlobalJob[]
          {mode: global}                      | Global[]
          """)
  void modesAreReadAsDockerReadsThem(String deploy, String expected) {
    assertEquals(expected, service("deploy: " + deploy).mode().toString());
  }

  @Test
  void whatTheFileLeavesOpenIsSwarmsDefault() {
    ServiceSpec service = service("");

    assertEquals(new ServiceMode.Replicated(1), service.mode());
    assertEquals(RestartPolicy.DEFAULT, service.task().restart());
    assertEquals(PlacementSpec.ANYWHERE, service.task().placement());
    assertEquals(ResourceSpec.NONE, service.task().resources());
    assertEquals(10 * Time.SECOND, service.task().container().stopGracePeriodNs());
    assertEquals(
        List.of(new NetworkAttachmentSpec("app_default", List.of("a"))),
        service.task().networks());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          ["80"]                       | 0:80/TCP
          [9000]                       | 0:9000/TCP
          ["8080:80/udp"]              | 8080:80/UDP
          ["3000-3002:4000-4002"]      | 3000:4000/TCP 3001:4001/TCP 3002:4002/TCP
          ["3000-3002:80"]             | 3000:80/TCP 3001:80/TCP 3002:80/TCP
          [22:22]                      | 22:22/TCP
          ["127.0.0.1:8080:80"]        | 8080:80/TCP
          ["9:9", "1:1"]               | 1:1/TCP 9:9/TCP
          [{target: 80, published: 81, mode: host}] | 81:80/TCP host
          [{target: 80, published: 81, mode: both}] | 81:80/TCP
          """)
  void portsAreReadAsDockerReadsThem(String ports, String expected) {
    List<String> read = service("ports: " + ports).ports().stream()
        .map(p -> p.published()
            + ":"
            + p.target()
            + "/"
            + p.protocol()
            + (p.mode() == PortSpec.PublishMode.HOST ? " host" : ""))
        .toList();

    assertEquals(expected, String.join(" ", read));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
          ports: ["3000-3005:4000-4002"]            | app.yml:4:13: error: services.a.ports.0: Does not match format 'ports'
          ports: ["80:80", "80:80"]                 | app.yml:4:22: error: services.a.ports: array items[0,1] must be unique
          ports: [{name: web, target: 80}]          | app.yml:4:14: error: services.a.ports.0: Additional property name is not allowed
          ports: ["70000:80"]                       | app.yml:4:13: error: services.a.ports.0: Does not match format 'ports'
          deploy: {replicas: "3"}                   | app.yml:4:24: error: services.a.deploy.replicas: must be a integer
          deploy: {replicas: 1.5}                   | app.yml:4:24: error: services.a.deploy.replicas: must be a integer
          deploy: {mode: global, replicas: 2}       | app.yml:4:38: error: services.a.deploy.replicas: replicas can only be used with replicated or replicated-job mode
          deploy: {resources: {limits: {cpus: 0.5}}} | app.yml:4:41: error: services.a.deploy.resources.limits.cpus: must be a string
          deploy: {resources: {limits: {cpus: "abc"}}} | app.yml:4:41: error: services.a.deploy.resources.limits.cpus: failed to parse abc as a rational number
          deploy: {resources: {reservations: {pids: 5}}} | app.yml:4:41: error: services.a.deploy.resources.reservations: Additional property pids is not allowed
          deploy: {endpoint_mode: foo}              | app.yml:4:29: error: services.a.deploy.endpoint_mode: invalid resolution mode: "foo"
          deploy: {update_config: {paralellism: 2}} | app.yml:4:30: error: services.a.deploy.update_config: Additional property paralellism is not allowed
          deploy: {placement: {constraints: ["what ever"]}} | app.yml:4:40: error: services.a.deploy.placement.constraints.what ever: rpc error: code = Unknown desc = constraint expected one operator from ==, !=
          deploy: {placement: {constraints: ["node.labels.zone==a"]}} | app.yml:4:40: error: services.a.deploy.placement.constraints.0: no node of the cluster satisfies node.labels.zone==a
          deploy: {placement: {constraints: ["node.role==worker", "node.role==manager"]}} | app.yml:4:39: error: services.a.deploy.placement.constraints: no node of the cluster satisfies all of these constraints
          deploy: {resources: {reservations: {cpus: "64"}}} | app.yml:4:47: error: services.a.deploy.resources.reservations.cpus: more than any eligible node has (4)
          deploy: {resources: {reservations: {memory: 9G}}} | app.yml:4:49: error: services.a.deploy.resources.reservations.memory: more than any eligible node has (8589934592 bytes)
          deploy: {resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: gpu, value: 2}}]}}} | app.yml:4:61: error: services.a.deploy.resources.reservations.generic_resources.0: more gpu than any eligible node offers (0)
          logging: {driver: loki}                   | app.yml:4:23: error: services.a.logging.driver: no eligible node has this log driver
          stop_grace_period: 10                     | app.yml:4:24: error: services.a.stop_grace_period: must be a string
          stop_grace_period: 1d                     | app.yml:4:24: error: services.a.stop_grace_period: Does not match format 'duration'
          networks: [nope]                          | app.yml:4:16: error: services.a.networks.nope: undefined network "nope"
          secrets: [nope]                           | app.yml:4:15: error: services.a.secrets.nope: undefined secret "nope"
          volumes: ["data:/data"]                   | app.yml:4:15: error: services.a.volumes.data: undefined volume "data"
          profiles: [a]                             | app.yml:4:5: error: services.a: Additional property profiles is not allowed
          hostname: "x${H:+alt}"                    | app.yml:4:15: error: services.a.hostname: invalid interpolation format: "x${H:+alt}"
          hostname: ${H:?must be set}               | app.yml:4:15: error: services.a.hostname: required variable H is missing a value: must be set
          deploy: {update_config: {order: random}}  | app.yml:4:37: error: services.a.deploy.update_config.order: services.a.deploy.update_config.order must be one of the following: "start-first", "stop-first"
          deploy: {update_config: {max_failure_ratio: 3}} | app.yml:4:49: error: services.a.deploy.update_config.max_failure_ratio: rpc error: code = InvalidArgument desc = TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1
          deploy: {mode: global-job, replicas: 2}   | app.yml:4:42: error: services.a.deploy.replicas: replicas can only be used with replicated or replicated-job mode
          deploy: {mode: global-job, update_config: {order: stop-first}} | app.yml:4:47: error: services.a.deploy.update_config: rpc error: code = InvalidArgument desc = Jobs may not have an update config
          environment: {A: true}                    | app.yml:4:22: error: services.a.environment.A: must be a string, number or null
          image: y                                  | app.yml:4:5: error: image: key already given in line 3
          """)
  void mistakesAreNamedWithTheirPosition(String yaml, String expected) {
    assertEquals(expected, headline(yaml));
  }

  @Test
  void aGlobalServiceWithoutAnEligibleNodeIsLegal() {
    folder.file("app.yml", """
        services:
          a:
            image: x
            deploy: {mode: global, placement: {constraints: [node.platform.os==windows]}}
        """);

    assertEquals(
        "app.yml:4:54: warning: services.a.deploy.placement.constraints.0: no node of the cluster satisfies"
            + " node.platform.os==windows; the service will have no tasks",
        folder.warnings("app.yml"));
  }

  @Test
  void aPortInHostModeGetsNoProbe() {
    folder.file("app.yml", """
        services:
          a:
            image: x
            ports: [{target: 80, published: 81, mode: host}, "82:80"]
        """);

    assertEquals("", folder.warnings("app.yml"));
    assertEquals(
        List.of("probe-82"),
        folder.loaded("app.yml").run().users().stream().map(UserSpec::name).toList());
  }

  @Test
  void aLabelThatNoNodeHasComesWithTheSettingThatGivesIt() {
    folder.file(
        "app.yml",
        "services: {a: {image: x, deploy: {placement: {constraints: [node.labels.ssd == yes]}}}}\n");

    assertTrue(folder
        .rejected("app.yml")
        .contains(
            "\n    to give the workers this label: --set 'cluster.workers.labels={ssd: yes}'\n"));
    LoadResult result =
        folder.load("app.yml", Overrides.NONE.with("cluster.workers.labels={ssd: yes}"));
    assertEquals(List.of(), result.warnings());
    assertEquals(5, ((LoadResult.Loaded) result).run().nodes().size());
  }

  @Test
  void whatNoNodeHasCanBeGivenToTheNodes() {
    folder.file("app.yml", """
        services:
          a:
            image: x
            logging: {driver: loki}
            deploy:
              resources:
                reservations:
                  generic_resources: [{discrete_resource_spec: {kind: gpu, value: 2}}]
        """);
    Overrides equipped = Overrides.NONE
        .with("cluster.workers.plugins=[log/loki]")
        .with("cluster.workers.generic_resources=[gpu=red, gpu=blue]");

    Description worker = ((LoadResult.Loaded) folder.load("app.yml", equipped))
        .run()
        .nodes()
        .get(4)
        .description();

    assertTrue(worker.plugins().contains(new EnginePlugin(EnginePlugin.LOG, "loki")));
    assertTrue(worker.plugins().containsAll(EnginePlugin.BUILT_IN));
    assertEquals(
        List.of(new GenericResource.Named("gpu", "red"), new GenericResource.Named("gpu", "blue")),
        worker.genericResources());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          generic_resources=[gpu]          | expected KIND=NUMBER or KIND=NAME, such as gpu=2 or gpu=UUID1
          generic_resources=[gpu=2, gpu=3] | a kind is counted once, or each of it has a name of its own
          generic_resources=[gpu=2, gpu=a] | a kind is counted once, or each of it has a name of its own
          generic_resources=[gpu=a, gpu=a] | a kind is counted once, or each of it has a name of its own
          plugins=[loki]                   | expected volume/NAME, network/NAME or log/NAME, such as log/loki
          """)
  void mistakesInEquipmentAreNamed(String setting, String expected) {
    folder.file("app.yml", "services: {a: {image: x}}\n");
    LoadResult result = folder.load("app.yml", Overrides.NONE.with("cluster.workers." + setting));

    String text = ((LoadResult.Rejected) result).text();
    assertTrue(text.contains(expected), text);
  }

  @Test
  void aConstraintMayHoldOnlyForSomeNodesOfTheScenario() {
    folder
        .file("app.yml", """
            services:
              a:
                image: x
                deploy: {placement: {constraints: [node.labels.zone == c]}}
            """)
        .file(
            "s.yaml",
            "cluster: {workers: {count: 3, labels: {zone: [a, b, c]}}}\nstacks: {app: app.yml}\n");

    assertEquals(
        List.of("a", "b", "c"),
        folder.loaded("s.yaml").run().nodes().stream()
            .skip(3)
            .map(node -> node.labels().get("zone"))
            .toList());
  }

  @Test
  void variablesComeFromTheGivenEnvironment() {
    folder.variable("N", "4").variable("EMPTY", "").variable("P", "8080");
    ServiceSpec service = service("""
            deploy: {replicas: "${N}"}
            ports: [{target: "${P}", published: 80}]
            environment:
              A: ${EMPTY:-default}
              B: ${EMPTY-default}
              C: $$N
              D: ${NOPE:-${G:-deep}}
            """);

    assertEquals(new ServiceMode.Replicated(4), service.mode());
    assertEquals(8080, service.ports().get(0).target());
    assertEquals(
        Map.of("A", "default", "B", "", "C", "$N", "D", "${G:-deep}"),
        service.task().container().environment());
  }

  /** Docker says nothing. */
  @Test
  void anUnsetVariableIsEmpty() {
    folder.file("app.yml", "services: {a: {image: x, environment: {A: 'a${NOPE}b'}}}\n");

    assertEquals("", folder.warnings("app.yml"));
    assertEquals(
        "ab",
        service("environment: {A: 'a${NOPE}b'}")
            .task()
            .container()
            .environment()
            .get("A"));
  }

  @Test
  void scalarsAreReadInDockersDialect() {
    ServiceSpec service = service(
        "environment: {A: yes, B: on, C: 010, D: 1e3, F: 0x1F, G: 1_000, H: 22:22, I: 0.5}");

    assertEquals(
        Map.of(
            "A", "yes", "B", "on", "C", "8", "D", "1000", "F", "31", "G", "1000", "H", "22:22", "I",
            "0.5"),
        service.task().container().environment());
    assertEquals(
        new ServiceMode.Replicated(1000), service("deploy: {replicas: 1e3}").mode());
    assertEquals(
        new ServiceMode.Replicated(8), service("deploy: {replicas: 010}").mode());
  }

  @Test
  void mergeKeysAndUnknownTagsAreTaken() {
    StackSpec stack = stack("""
            x-b: &b {image: y, environment: {A: b}}
            x-c: &c {stop_grace_period: 3s, image: z}
            services:
              a:
                <<: [*b, *c]
                ports: !reset []
              d:
                <<: *b
                image: own
            ---
            ignored: true
            """);

    ServiceSpec first = stack.services().get(0);
    assertEquals("y:latest", first.task().container().image());
    assertEquals(3 * Time.SECOND, first.task().container().stopGracePeriodNs());
    assertEquals("own:latest", stack.services().get(1).task().container().image());
  }

  @Test
  void environmentTakesTheCallersValueForABareName() {
    folder.variable("CALLER", "mine").file("e.env", "# comment\nX=1\nCALLER\nB=\"q r\"\n");
    ServiceSpec service = service("env_file: e.env\nenvironment: [\"X=2\", \"CALLER\", \"UNSET\"]");

    assertEquals(
        Map.of("X", "2", "CALLER", "mine", "B", "\"q r\""),
        service.task().container().environment());
  }

  @Test
  void secretsComeFromFiles() {
    folder.file("password.txt", "s3cret");
    StackSpec stack = stack("""
            services:
              a:
                image: x
                secrets: [{source: pw, target: db_password, mode: 0440}, other]
            secrets:
              pw: {file: ./password.txt}
              other: {external: true, name: shared}
            """);

    assertEquals(
        new SecretSpec(
            "app_pw", "s3cret", new TreeMap<>(Map.of("com.docker.stack.namespace", "app"))),
        stack.secrets().get(0));
    assertEquals(
        List.of(
            new SecretReference("app_pw", "db_password", new FileOwner("0", "0", 0440)),
            new SecretReference("shared", "other")),
        stack.services().get(0).task().container().secrets());
  }

  @Test
  void aMissingSecretFileIsAProblem() {
    folder.file("app.yml", "services: {}\nsecrets:\n  pw: {file: nope.txt}\n");

    assertEquals(
        "app.yml:3:14: error: secrets.pw.file: open nope.txt: no such file or directory\n",
        folder.headlines("app.yml"));
  }

  @Test
  void mountsKeepWhatStaysOnTheNode() {
    StackSpec stack = stack("""
            services:
              a:
                image: x
                volumes:
                  - data:/data
                  - named:/named:ro
                  - /srv/files:/files
                  - /anonymous
                  - {type: tmpfs, target: /t, tmpfs: {size: 1000}}
            volumes:
              data:
              named: {name: exact}
            """);

    assertEquals(
        List.of(
            new MountSpec("app_data", "/data"),
            new MountSpec(MountType.VOLUME, "exact", "/named", true, ""),
            new MountSpec(MountType.BIND, "/srv/files", "/files", false, ""),
            new MountSpec("", "/anonymous")),
        stack.services().get(0).task().container().mounts());
  }

  @Test
  void networksOfTheFileAreCreatedOnlyIfUsed() {
    StackSpec stack = stack("""
            services:
              a: {image: x, networks: {front: {aliases: [www]}, shared: }}
            networks:
              front:
              unused:
              shared: {external: true, name: proxy}
            """);

    assertEquals(
        List.of("app_front", "proxy"),
        stack.networks().stream().map(n -> n.name()).toList());
    assertEquals(
        List.of(
            new NetworkAttachmentSpec("app_front", List.of("www", "a")),
            new NetworkAttachmentSpec("proxy", List.of("a"))),
        stack.services().get(0).task().networks());
  }

  @Test
  void ignoredAndLeftOutOptionsAreSaid() {
    folder.file("app.yml", """
        services:
          a:
            image: x
            build: .
            privileged: true
            container_name: me
            restart: on-failure:3
            healthcheck: {test: curl x, interval: 10s}
        """);

    assertEquals("""
        app.yml: warning: Ignoring unsupported options: build, privileged, restart
        app.yml: warning: Ignoring deprecated options: container_name: Setting the container name is not supported.""", folder.warnings("app.yml"));
    assertEquals(
        new RestartPolicy(RestartPolicy.Condition.ON_FAILURE, 5 * Time.SECOND, 3, 0),
        folder.loaded("app.yml").run().stacks().get(0).services().get(0).task().restart());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
          version: "2.4"  | app.yml:2:10: error: version: unsupported Compose file version: 2.4
          version: "3.99" | app.yml:2:10: error: version: unsupported Compose file version: 3.99
          version: 3.8    | app.yml:2:10: error: version: must be a string
          name: demo      | app.yml:2:1: error: (root): Additional property name is not allowed
          """)
  void onlyVersionThreeIsRead(String line, String expected) {
    folder.file("app.yml", "services: {a: {image: x}}\n" + line + "\n");

    assertTrue(folder.headlines("app.yml").contains(expected), folder.headlines("app.yml"));
  }

  @Test
  void anImageNobodyDescribedAnswersEveryRequest() {
    folder.file("app.yml", "services: {a: {image: unknown/thing, ports: ['80:80']}}\n");

    assertEquals(
        "[GET /]",
        folder
            .loaded("app.yml")
            .run()
            .applications()
            .get("app_a")
            .handlers()
            .keySet()
            .toString());
  }

  @Test
  void aCatalogueImageWithoutItsBackEndIsAWarning() {
    folder.file("app.yml", "services: {v: {image: dockersamples/examplevotingapp_vote:before}}\n");

    assertTrue(
        folder
            .warnings("app.yml")
            .contains("no service on the networks of v has the name \"redis\""),
        folder.warnings("app.yml"));
  }

  private HealthCheck health(String healthcheck) {
    folder.file("app.yml", "services: {a: {image: x, healthcheck: " + healthcheck + "}}\n");
    return folder
        .loaded("app.yml")
        .run()
        .stacks()
        .get(0)
        .services()
        .get(0)
        .task()
        .container()
        .health();
  }

  @Test
  void aHealthcheckIsReadAndItsDefaultsAreTheEngines() {
    assertEquals(
        new HealthCheck(
            List.of("CMD-SHELL", "curl x"),
            10 * Time.SECOND,
            2 * Time.SECOND,
            Time.MINUTE,
            Time.SECOND,
            4),
        health(
            "{test: curl x, interval: 10s, timeout: 2s, start_period: 1m, start_interval: 1s, retries: 4}"));
    assertEquals(
        new HealthCheck(List.of("CMD", "curl", "x"), 0, 0, 0, 0, 0),
        health("{test: [CMD, curl, x]}"));
    assertFalse(health("{disable: true}").isEnabled());
    assertFalse(health("{test: [NONE]}").isEnabled());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
          {test: x, disable: true}      | services.a.healthcheck.disable: test and disable can't be set at the same time
          {test: x, interval: 1us}      | services.a.healthcheck.interval: rpc error: code = InvalidArgument desc = ContainerSpec: Interval in HealthConfig cannot be less than 1ms
          {test: x, retries: -1}        | cannot parse 'HealthCheck.Retries', -1 overflows uint
          """)
  void aHealthcheckThatDockerRefusesIsAProblem(String healthcheck, String expected) {
    folder.file("app.yml", "services: {a: {image: x, healthcheck: " + healthcheck + "}}\n");

    assertTrue(folder.headlines("app.yml").contains(expected), folder.headlines("app.yml"));
  }

  @Test
  void aHealthcheckWithoutATestIsAWarning() {
    folder.file("app.yml", "services: {a: {image: x, healthcheck: {interval: 10s}}}\n");

    assertTrue(folder.warnings("app.yml").contains("nothing is probed"));
  }

  /** Whatever has no effect on a simulation is a setting of the task all the same: a change of it is a change of the task. */
  @Test
  void whatTheModelsDoNotKnowIsKept() {
    ServiceSpec service = service("""
            depends_on: [b]
            hostname: "{{.Node.Hostname}}"
            command: ["run", "--fast"]
            tmpfs: [/tmp]
            ulimits: {nofile: {soft: 20000, hard: 40000}, nproc: 65535}
            sysctls: {net.core.somaxconn: "1024"}
            cap_add: [NET_ADMIN]
            init: true
            dns: 8.8.8.8
            extra_hosts: ["db:10.0.0.1"]
            logging: {driver: json-file, options: {max-size: 10m}}
            """);

    SortedMap<String, String> others = service.task().container().others();
    assertEquals(List.of("run", "--fast"), service.task().container().args());
    assertEquals("\"{{.Node.Hostname}}\"", others.get("Hostname"));
    assertEquals("[\"CAP_NET_ADMIN\"]", others.get("CapabilityAdd"));
    assertEquals(
        Set.of(
            "/LogDriver.Options",
            "CapabilityAdd",
            "DNSConfig",
            "Hostname",
            "Hosts",
            "Init",
            "Isolation",
            "Privileges",
            "Sysctls",
            "Ulimits"),
        others.keySet());
  }

  @Test
  void networksKeepTheirSettings() {
    StackSpec stack = stack("""
            services:
              a: {image: x, networks: [back, front]}
            networks:
              back: {internal: true, attachable: true}
              front: {ipam: {config: [{subnet: 10.77.0.0/24}]}}
            """);

    NetworkSpec back = stack.networks().get(0);
    assertTrue(back.internal() && back.attachable());
    assertEquals("10.77.0.0/24", stack.networks().get(1).subnet());
  }

  @Test
  void configsComeFromFilesAndExternalOnesAreTakenToExist() {
    folder.file("nginx.conf", "worker_processes 2;");
    StackSpec stack = stack("""
            services:
              a: {image: x, configs: [{source: site, target: /etc/nginx.conf}, shared]}
            configs:
              site: {file: ./nginx.conf}
              shared: {external: true}
            """);

    assertEquals("worker_processes 2;", stack.configs().get(0).data());
    assertEquals(
        List.of("app_site", "shared"),
        stack.configs().stream().map(config -> config.name()).toList());
    assertEquals(
        List.of("/etc/nginx.conf", "shared"),
        stack.services().get(0).task().container().configs().stream()
            .map(config -> config.target())
            .toList());
  }

  /** Paths do not depend on where the files of a run lie. */
  @Test
  void aRelativeBindMountHasTheSameNameEverywhere() {
    assertEquals(
        List.of(new MountSpec(MountType.BIND, "/scenario/data", "/data", false, "")),
        service("volumes: [\"./data:/data\"]").task().container().mounts());
  }

  @Test
  void aVolumeOfADriverNeedsANodeThatHasIt() {
    String text = """
        services: {a: {image: x, volumes: ["data:/data"]}}
        volumes: {data: {driver: rexray}}
        """;
    folder.file("app.yml", text);

    assertEquals(
        "app.yml:1:35: error: services.a.volumes: no eligible node has the volume driver rexray\n",
        folder.headlines("app.yml"));
    LoadResult equipped =
        folder.load("app.yml", Overrides.NONE.with("cluster.workers.plugins=[volume/rexray]"));
    assertTrue(equipped instanceof LoadResult.Loaded);
  }

  @Test
  void aSecretOfADriverIsRefusedByTheDaemon() {
    folder.file("app.yml", """
        services: {a: {image: x, secrets: [s]}}
        secrets: {s: {driver: vault}}
        """);

    assertTrue(
        folder
            .rejected("app.yml")
            .contains(
                "secrets.s.driver: rpc error: code = Unknown desc = plugin \"vault\" not found"),
        folder.rejected("app.yml"));
    assertTrue(folder.rejected("app.yml").contains("refused at stage daemon"));
  }
}

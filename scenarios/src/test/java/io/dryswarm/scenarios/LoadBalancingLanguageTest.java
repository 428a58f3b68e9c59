package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.ipvs.IpvsSpec;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.workload.ClientSpec;
import io.dryswarm.models.workload.UserSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies, kernels, clients and ports, from the scenario to what users meet. */
class LoadBalancingLanguageTest {
  @TempDir
  Path temporary;

  private ScenarioFolder folder;

  @BeforeEach
  void create() {
    folder = new ScenarioFolder(temporary).file("stack.yml", """
        services:
          web:
            image: example/web
            ports: ["80:8000"]
          cache:
            image: redis:7
            ports: [{ target: 53, published: 5353, protocol: udp }]
          direct:
            image: example/web
            ports: [{ target: 80, published: 8080, mode: host }]
            deploy: { placement: { constraints: [node.hostname == worker-2] } }
        """);
  }

  private RunSpec run(String sections) {
    folder.file("a.yaml", "stacks: { app: stack.yml }\n" + sections);
    return folder.loaded("a.yaml").run();
  }

  private String headlines(String sections) {
    folder.file("a.yaml", "stacks: { app: stack.yml }\n" + sections);
    return folder.headlines("a.yaml");
  }

  @Test
  void withoutAWordEverybodyHasSwarmsOwn() {
    assertEquals(LoadBalancing.SWARM, run("").loadBalancing());
  }

  @Test
  void policiesGoByShortOrFullNameOrToAll() {
    LoadBalancing some =
        run("policies: { load_balancer: { default: lc, web: wlc, app_cache: sh } }")
            .loadBalancing();
    assertEquals("lc", some.others());
    assertEquals(Map.of("app_web", "wlc", "app_cache", "sh"), some.byService());
    assertEquals("sed", run("policies: { load_balancer: sed }").loadBalancing().others());
  }

  @Test
  void unknownPoliciesAndServicesComeWithTheNearestName() {
    String headlines = headlines("""
        policies:
          load_balancer:
            default: rrr
            wbe: lc
            cache: fastest
        """);
    assertTrue(headlines.startsWith("""
            a.yaml:4:14: error: policies.load_balancer.default: no load-balancing policy is called "rrr"; did you mean "rr"?
            a.yaml:5:10: error: policies.load_balancer.wbe: no service is called "wbe"; did you mean "web"?
            a.yaml:6:12: error: policies.load_balancer.cache: no load-balancing policy is called "fastest"; expected one of dh, fo,"""), headlines);
  }

  @Test
  void placementNamesFiltersThatJarsBring() {
    assertEquals(List.of(), run("").placementFilters());
    assertEquals(
        "a.yaml:2:25: error: policies.placement.0: no placement filter is called \"headroom\"",
        headlines("policies: { placement: [headroom] }").strip());
  }

  @Test
  void settingsOfTheKernelAreThoseOfSysctl() {
    IpvsSpec old =
        run("cluster: { kernel: 5.10, ipvs: { expire_nodest_conn: 0, conn_reuse_mode: 1 } }")
            .loadBalancing()
            .ipvs();
    assertEquals(new IpvsSpec(false, true, true, false), old);
    assertEquals(
        IpvsSpec.swarmOnLinux(5, 4),
        run("cluster: { kernel: 5.4 }").loadBalancing().ipvs());
    assertTrue(headlines("cluster: { kernel: new }")
        .contains("found \"new\", expected a version of Linux, such as 5.15"));
  }

  @Test
  void usersSayWhereTheyComeFromAndHow() {
    List<UserSpec> users = run("""
        users:
          a: { target: "http://:80/", arrivals: 1/s }
          b: { target: "http://worker-2:8080/", arrivals: 1/s, clients: 7 }
          c: { target: "udp://:5353", request: ping, arrivals: 1/s, clients: 3, source_port: fixed }
        """).users();
    assertEquals(ClientSpec.EVERYBODY, users.get(0).client());
    assertEquals(new ClientSpec(Protocol.TCP, 7, false), users.get(1).client());
    assertEquals(List.of(4), users.get(1).entryNodes());
    assertEquals(new ClientSpec(Protocol.UDP, 3, true), users.get(2).client());
    assertEquals(5353, users.get(2).port());
  }

  @Test
  void targetsThatNobodyServesAreProblems() {
    String headlines = headlines("""
        users:
          a: { target: "udp://:80", arrivals: 1/s }
          b: { target: "http://worker-9:80/", arrivals: 1/s }
          c: { target: "http://worker-1:80/", arrivals: 1/s, entry: managers }
          d: { target: "http://:80/", arrivals: 1/s, source_port: fixed }
        """);
    assertTrue(
        headlines.contains("users.a.target: no service publishes UDP port 80; published: [5353]"),
        headlines);
    assertTrue(headlines.contains("users.b.target: no node is called \"worker-9\""), headlines);
    assertTrue(headlines.contains("users.c.entry: the target names the node already"), headlines);
    assertTrue(
        headlines.contains("users.d.source_port: only users of UDP can send from a fixed port"),
        headlines);
  }

  @Test
  void aStaleBackEndIsAFaultOfANodeAndAService() {
    Action action =
        run("timeline: [ { at: 1m, stale-backend: { service: app_web, node: worker-1 }, for: 20s } ]\n")
            .actions()
            .get(0)
            .action();
    assertEquals(
        new Action.StaleBackend(new NodeRef.ById(3, "worker-1"), "app_web", 20 * Time.SECOND),
        action);
    assertTrue(headlines(
            "timeline: [ { at: 1m, stale-backend: { service: web, node: worker-1 } } ]\n")
        .contains("no service is called \"web\"; expected one of app_web, app_cache, app_direct"));
  }

  @Test
  void keepaliveIsAPropertyOfTheProgram() {
    assertEquals(
        600 * Time.SECOND,
        run("applications: { web: { keepalive: 10m } }")
            .applications()
            .get("app_web")
            .keepaliveNs());
    assertEquals(2 * Time.HOUR, run("").applications().get("app_web").keepaliveNs());
  }

  /** F6.13: the port is open where the task is, and nowhere else. */
  @Test
  void aPortInHostModeLeadsToItsTaskOnly() {
    List<RequestResult> requests =
        ClusterSimulation.run(run("""
        users:
          there: { target: "http://worker-2:8080/", arrivals: 20/s }
          elsewhere: { target: "http://worker-1:8080/", arrivals: 20/s }
        """), RunOptions.PLAIN).requests();
    assertTrue(requests.get(0).ok() > 1000);
    assertEquals(Map.of(), requests.get(0).errors());
    assertEquals(0, requests.get(1).ok());
    assertEquals(
        List.of("connection refused"), List.copyOf(requests.get(1).errors().keySet()));
  }

  /** One machine and old settings: when its ports come again, their first SYN is dropped, and a second is lost. moby 35082. */
  @Test
  void usedPortsStallForASecondWithConnReuseMode1() {
    String users = """
        users:
          bench: { target: "http://:80/", arrivals: 900/s, clients: 1, entry: manager-1 }
        duration: 70s
        warmup: 20s
        """;
    RequestResult today =
        ClusterSimulation.run(run(users), RunOptions.PLAIN).requests().get(0);
    RequestResult once = ClusterSimulation.run(
            run(users + "cluster: { ipvs: { conn_reuse_mode: 1 } }\n"), RunOptions.PLAIN)
        .requests()
        .get(0);
    assertEquals(0, today.retried());
    assertTrue(once.retried() > 10_000, "after 28232 connections: " + once.retried());
    assertTrue(once.latency().getMaxValue() > Time.SECOND);
  }
}

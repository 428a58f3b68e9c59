package io.dryswarm.bench;

import io.dryswarm.models.cluster.ClusterPlan;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.spec.AddressPools;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A swarm with everything: many services in stacks of ten, each stack with a network of its own and each service with a published port, and
 * users who reach every one of them through every node. Written as a scenario, run by the product's own assembly.
 */
final class DataPlaneWorkload {
  private static final int MANAGERS = 3;
  private static final int SERVICES_PER_STACK = 10;
  private static final int FIRST_PORT = 10_000;
  private static final int DEPLOY_S = 5;

  /** From the deployment until the users come: all tasks run, all tables are in step. */
  static final int WARM_UP_S = 40;

  /** Subnets of 4,094 addresses: every node has a load balancer on the routing mesh's network. */
  private static final AddressPools POOLS = new AddressPools(List.of("10.0.0.0/8"), 20);

  private final int nodes;
  private final int services;
  private final int tasks;
  private final int requestsPerSecond;
  private final int seconds;

  /**
   * @param nodes             at least four
   * @param services          a multiple of ten
   * @param tasks             a multiple of {@code services}
   * @param requestsPerSecond a multiple of {@code services}
   * @param seconds           for which users come, virtual time
   */
  DataPlaneWorkload(int nodes, int services, int tasks, int requestsPerSecond, int seconds) {
    require(nodes > MANAGERS, "nodes", nodes);
    require(services > 0 && services % SERVICES_PER_STACK == 0, "services", services);
    require(tasks > 0 && tasks % services == 0, "tasks", tasks);
    require(
        requestsPerSecond > 0 && requestsPerSecond % services == 0,
        "requestsPerSecond",
        requestsPerSecond);
    require(seconds > 0, "seconds", seconds);
    this.nodes = nodes;
    this.services = services;
    this.tasks = tasks;
    this.requestsPerSecond = requestsPerSecond;
    this.seconds = seconds;
  }

  private static void require(boolean holds, String what, int value) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": " + value);
    }
  }

  /** When the users come, virtual seconds. */
  static int usersFromS() {
    return DEPLOY_S + WARM_UP_S;
  }

  /**
   * @param progressNs told the virtual time about once for each second of it
   */
  RunResult run(LongConsumer progressNs) throws IOException {
    RunSpec spec = load();
    ClusterPlan plan = ClusterPlan.of(spec).withPools(POOLS);
    RunOptions options = new RunOptions(List.of(), progressNs, Long.MAX_VALUE, null);
    return ClusterSimulation.run(spec, plan, options);
  }

  private RunSpec load() throws IOException {
    Path directory = Files.createTempDirectory("dryswarm-bench");
    Path scenario = directory.resolve("large.yaml");
    try {
      Files.writeString(scenario, scenario());
      for (int stack = 0; stack < stacks(); stack++) {
        Files.writeString(directory.resolve(stackFile(stack)), stack(stack));
      }
      LoadResult loaded = new ScenarioLoader(Map.of(), new ByteArrayInputStream(new byte[0]))
          .load(scenario, Overrides.NONE);
      if (loaded instanceof LoadResult.Loaded fine) {
        return fine.run();
      }
      throw new IllegalStateException(((LoadResult.Rejected) loaded).text());
    } finally {
      for (int stack = 0; stack < stacks(); stack++) {
        Files.deleteIfExists(directory.resolve(stackFile(stack)));
      }
      Files.deleteIfExists(scenario);
      Files.delete(directory);
    }
  }

  private int stacks() {
    return services / SERVICES_PER_STACK;
  }

  private static String stackFile(int stack) {
    return "s" + stack + ".yml";
  }

  private String scenario() {
    StringBuilder text = new StringBuilder();
    text.append("name: large\nseed: 42\nduration: ")
        .append(usersFromS() + seconds)
        .append("s\n");
    text.append("deploy_at: ").append(DEPLOY_S).append("s\nwarmup: ").append(WARM_UP_S);
    text.append("s\ncluster:\n  managers: ").append(MANAGERS).append("\n  workers: { count: ");
    text.append(nodes - MANAGERS).append(", cpus: 8 }\nstacks:\n");
    for (int stack = 0; stack < stacks(); stack++) {
      text.append("  s").append(stack).append(": ").append(stackFile(stack)).append('\n');
    }
    text.append("users:\n");
    for (int service = 0; service < services; service++) {
      text.append("  u").append(service).append(":\n    target: \"http://:");
      text.append(FIRST_PORT + service).append("/\"\n    arrivals: { poisson: ");
      text.append(requestsPerSecond / services).append("/s }\n");
    }
    return text.toString();
  }

  private String stack(int stack) {
    StringBuilder text = new StringBuilder("version: '3.8'\nservices:\n");
    for (int i = 0; i < SERVICES_PER_STACK; i++) {
      text.append("  w").append(i).append(":\n    image: nginx\n    ports: ['");
      text.append(FIRST_PORT + SERVICES_PER_STACK * stack + i);
      text.append(":80']\n    deploy:\n      replicas: ")
          .append(tasks / services)
          .append('\n');
    }
    return text.toString();
  }
}

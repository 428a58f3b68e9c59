package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.scheduler.ConstraintExpression;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.scenarios.deploy.Stack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds services that no node of the cluster can ever run. Swarm would leave their tasks pending for ever; a scenario that wants
 * that is a mistake. Global services are excepted: without an eligible node they have no tasks, which is legal.
 */
final class PlacementCheck {
  private static final Pattern LABEL =
      Pattern.compile("\\s*(?i:(node|engine)\\.labels)\\.([^=!\\s]+)\\s*==\\s*(.*?)\\s*");

  private static final Pattern ARCHITECTURE =
      Pattern.compile("\\s*(?i:node\\.platform\\.arch)\\s*==\\s*(\\S+)\\s*");

  private static final Pattern HOST_NAME =
      Pattern.compile("\\s*(?i:node\\.hostname)\\s*==\\s*(\\S+)\\s*");

  private final List<NodeObject> nodes = new ArrayList<>();

  PlacementCheck(List<NodeSpec> specs) {
    for (NodeSpec spec : specs) {
      if (spec.availability() == Availability.ACTIVE) {
        nodes.add(node(nodes.size(), spec));
      }
    }
  }

  void check(Stack.Service service) {
    MapPlace deploy = service.place().map().findOrEmpty("deploy").map();
    boolean needsNode =
        !(service.spec().mode() instanceof ServiceMode.Replicated r) || r.replicas() > 0;
    List<NodeObject> eligible = eligible(service, deploy);
    if (!needsNode) {
      return;
    }
    if (nodes.isEmpty()) {
      service.place().problem("no node of the cluster is available for tasks");
    } else if (!eligible.isEmpty()) {
      checkReservations(service.spec().task(), deploy, eligible);
      checkLogDriver(service, eligible);
      checkVolumes(service, eligible);
      checkSpread(service, deploy, eligible.size());
    }
  }

  private List<NodeObject> eligible(Stack.Service service, MapPlace deploy) {
    List<ConstraintExpression> constraints =
        ConstraintExpression.parse(service.spec().task().placement().constraints());
    List<NodeObject> eligible = nodes.stream()
        .filter(n -> ConstraintExpression.allMatch(constraints, n))
        .toList();
    if (eligible.isEmpty() && !nodes.isEmpty()) {
      Place list = deploy.findOrEmpty("placement").map().findOrEmpty("constraints");
      reportUnmet(service, list, constraints);
    }
    return eligible;
  }

  private void reportUnmet(
      Stack.Service service, Place list, List<ConstraintExpression> constraints) {
    boolean global = service.spec().mode().isPerNode();
    boolean isReported = false;
    for (int i = 0; i < constraints.size(); i++) {
      List<ConstraintExpression> one = List.of(constraints.get(i));
      if (nodes.stream().noneMatch(n -> ConstraintExpression.allMatch(one, n))) {
        String message = "no node of the cluster satisfies " + one.get(0);
        String written = service.spec().task().placement().constraints().get(i);
        report(list.list().get(i), global, message, labelHint(written));
        isReported = true;
      }
    }
    if (!isReported) {
      report(list, global, "no node of the cluster satisfies all of these constraints", "");
    }
  }

  private static void report(Place place, boolean global, String message, String hint) {
    if (global) {
      place.warn(message + "; the service will have no tasks");
    } else {
      place.problem(message, hint);
    }
  }

  /** The labels and names of real nodes are not in a stack file: say how to give them to simulated ones. */
  private static String labelHint(String constraint) {
    Matcher name = HOST_NAME.matcher(constraint);
    if (name.matches()) {
      return "to give a worker this name: --set 'cluster.workers.names=[" + name.group(1) + "]'";
    }
    Matcher label = LABEL.matcher(constraint);
    if (label.matches()) {
      String key = label.group(1).equalsIgnoreCase("node") ? "labels" : "engine_labels";
      return "to give the workers this label: --set 'cluster.workers." + key + "={" + label.group(2)
          + ": " + label.group(3) + "}'";
    }
    Matcher machine = ARCHITECTURE.matcher(constraint);
    return machine.matches()
        ? "to have such workers: --set cluster.workers.platform=linux/" + machine.group(1)
        : "";
  }

  private static void checkReservations(TaskSpec task, MapPlace deploy, List<NodeObject> eligible) {
    MapPlace reservations =
        deploy.findOrEmpty("resources").map().findOrEmpty("reservations").map();
    ResourceSpec wanted = task.resources();
    long nanoCpus = most(eligible, n -> n.description().nanoCpus());
    long memory = most(eligible, n -> n.description().memoryBytes());
    if (wanted.reservedNanoCpus() > nanoCpus) {
      String most = BigDecimal.valueOf(nanoCpus, 9).stripTrailingZeros().toPlainString();
      reservations.require("cpus").problem("more than any eligible node has (" + most + ")");
    } else if (wanted.reservedMemoryBytes() > memory) {
      reservations
          .require("memory")
          .problem("more than any eligible node has (" + memory + " bytes)");
    } else if (eligible.stream().noneMatch(n -> fits(n, wanted))) {
      reservations.place().problem("no eligible node has both this much CPU and this much memory");
    }
    checkGeneric(wanted.reservedGeneric(), reservations, eligible);
  }

  private static void checkGeneric(
      List<GenericResource.Discrete> wanted, MapPlace reservations, List<NodeObject> eligible) {
    for (int i = 0; i < wanted.size(); i++) {
      GenericResource.Discrete one = wanted.get(i);
      long most = most(eligible, node -> offered(node, one.kind()));
      if (one.count() > most) {
        reservations
            .require("generic_resources")
            .list()
            .get(i)
            .problem(
                "more " + one.kind() + " than any eligible node offers (" + most + ")",
                "to give the workers some: --set 'cluster.workers.generic_resources=[" + one.kind()
                    + "=" + one.count() + "]'");
        return;
      }
    }
  }

  private static long offered(NodeObject node, String kind) {
    long count = 0;
    for (GenericResource resource : node.description().genericResources()) {
      if (resource.kind().equals(kind)) {
        count += resource instanceof GenericResource.Discrete some ? some.count() : 1;
      }
    }
    return count;
  }

  private static void checkLogDriver(Stack.Service service, List<NodeObject> eligible) {
    String driver = service.spec().task().logDriver();
    EnginePlugin plugin = new EnginePlugin(EnginePlugin.LOG, driver);
    if (!driver.isEmpty()
        && !driver.equals("none")
        && eligible.stream().noneMatch(n -> n.description().plugins().contains(plugin))) {
      service
          .place()
          .map()
          .findOrEmpty("logging")
          .map()
          .require("driver")
          .problem(
              "no eligible node has this log driver",
              "to give it to the workers: --set 'cluster.workers.plugins=[log/" + driver + "]'");
    }
  }

  /** A volume of a driver is made by a plugin of the node. */
  private static void checkVolumes(Stack.Service service, List<NodeObject> eligible) {
    for (MountSpec mount : service.spec().task().container().mounts()) {
      EnginePlugin plugin = new EnginePlugin(EnginePlugin.VOLUME, mount.plugin());
      Place place = service.place().map().findOrEmpty("volumes");
      if (!mount.plugin().isEmpty()
          && eligible.stream().noneMatch(n -> n.description().plugins().contains(plugin))) {
        place.problem(
            "no eligible node has the volume driver " + mount.plugin(),
            "to give it to the workers: --set 'cluster.workers.plugins=[volume/" + mount.plugin()
                + "]'");
        return;
      }
    }
  }

  private static boolean fits(NodeObject node, ResourceSpec wanted) {
    return wanted.reservedNanoCpus() <= node.description().nanoCpus()
        && wanted.reservedMemoryBytes() <= node.description().memoryBytes();
  }

  private static void checkSpread(Stack.Service service, MapPlace deploy, int eligible) {
    long perNode = service.spec().task().placement().maxReplicas();
    if (perNode > 0
        && service.spec().mode() instanceof ServiceMode.Replicated r
        && r.replicas() > perNode * eligible) {
      Place max = deploy.findOrEmpty("placement").map().require("max_replicas_per_node");
      max.warn(r.replicas() + " replicas do not fit on " + eligible + " eligible nodes");
    }
  }

  private static long most(List<NodeObject> nodes, ToLongFunction<NodeObject> amount) {
    return nodes.stream().mapToLong(amount).max().orElse(0);
  }

  private static NodeObject node(int id, NodeSpec spec) {
    return new NodeObject(
        id,
        0,
        spec.name(),
        spec.role(),
        spec.availability(),
        Status.READY,
        "",
        spec.description(),
        spec.labels(),
        List.of());
  }
}

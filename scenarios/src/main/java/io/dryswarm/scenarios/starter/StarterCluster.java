package io.dryswarm.scenarios.starter;

import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.EnginePlugin;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Nodes that can run the services: the labels, drivers and resources that those ask for. */
final class StarterCluster {
  private static final Pattern HOST_NAME =
      Pattern.compile("\\s*(?i:node\\.hostname)\\s*==\\s*(\\S+)\\s*");

  private static final Pattern ON_MANAGER =
      Pattern.compile("\\s*(?i:node\\.role)\\s*==\\s*manager\\s*");

  private static final Pattern SPREAD = Pattern.compile("(?i:node\\.labels)\\.(\\S+)");
  private static final int MANAGERS = 3;
  private static final int FEWEST_WORKERS = 3;
  private static final int MOST_WORKERS = 100;
  private static final long CPU = 1_000_000_000L;
  private static final long GIB = 1L << 30;

  private final StarterLabels labels = new StarterLabels();
  private final TreeSet<String> managerNames = new TreeSet<>();
  private final TreeSet<String> workerNames = new TreeSet<>();
  private final TreeSet<String> plugins = new TreeSet<>();
  private final TreeMap<String, Long> generic = new TreeMap<>();
  private long workers = FEWEST_WORKERS;
  private int managers = MANAGERS;
  private boolean isOnManagerOnly;
  private long nanoCpus;
  private long memoryBytes;

  private StarterCluster() {}

  static StarterCluster of(List<ServiceSpec> services) {
    StarterCluster cluster = new StarterCluster();
    services.forEach(cluster::addPlacement);
    services.forEach(cluster::addResources);
    services.forEach(cluster::addPlugins);
    cluster.settleLabels();
    cluster.settleNames();
    return cluster;
  }

  private void addPlacement(ServiceSpec service) {
    List<String> constraints = service.task().placement().constraints();
    boolean isOnManager = constraints.stream().anyMatch(ON_MANAGER.asMatchPredicate());
    for (String constraint : constraints) {
      Matcher name = HOST_NAME.matcher(constraint);
      if (name.matches()) {
        (isOnManager ? managerNames : workerNames).add(name.group(1));
      }
    }
    labels.add(constraints);
    isOnManagerOnly |= isOnManager;
    for (String spread : service.task().placement().spreadOver()) {
      Matcher label = SPREAD.matcher(spread);
      if (label.matches()) {
        labels.addSpread(label.group(1));
      }
    }
    long perNode = service.task().placement().maxReplicas();
    if (perNode > 0) {
      long needed = (replicas(service) + perNode - 1) / perNode + 1;
      workers = Math.min(MOST_WORKERS, Math.max(workers, needed));
    }
  }

  /** There are nodes of every kind among the workers, and among the managers if a service wants to be there. */
  private void settleLabels() {
    labels.settle();
    workers = Math.max(workers, labels.kinds());
    managers = isOnManagerOnly ? Math.max(MANAGERS, labels.kinds() | 1) : MANAGERS;
  }

  /** A node has one role, and a service without a word on roles may be on a manager that exists anyway. */
  private void settleNames() {
    workerNames.removeAll(managerNames);
    workerNames.removeIf(name -> isUsual(name, "manager-", 1, managers));
    workers = Math.max(workers, workerNames.size() + 2L);
    leaveOutUsual(managerNames, "manager-", managers);
    leaveOutUsual(workerNames, "worker-", workers);
  }

  /** Names that nodes have anyway need no saying, unless others take their places. */
  private static void leaveOutUsual(TreeSet<String> names, String prefix, long count) {
    boolean allUsual = names.stream().allMatch(name -> isUsual(name, prefix, 1, count));
    long first = allUsual ? 1 : names.size() + 1L;
    names.removeIf(name -> isUsual(name, prefix, first, count));
  }

  private static boolean isUsual(String name, String prefix, long first, long last) {
    return LongStream.rangeClosed(first, last).anyMatch(i -> name.equals(prefix + i));
  }

  /** A worker that no service asks for by its name. */
  String unnamedWorker() {
    return "worker-" + (workerNames.size() + 1);
  }

  private static long replicas(ServiceSpec service) {
    if (service.mode() instanceof ServiceMode.Replicated replicated) {
      return replicated.replicas();
    }
    return service.mode() instanceof ServiceMode.ReplicatedJob job ? job.maxConcurrent() : 1;
  }

  /** With room for everything on any one node, so that a crash leaves enough. */
  private void addResources(ServiceSpec service) {
    ResourceSpec resources = service.task().resources();
    long replicas = Math.max(1, replicas(service));
    nanoCpus += replicas * resources.reservedNanoCpus();
    memoryBytes += replicas * resources.reservedMemoryBytes();
    for (GenericResource.Discrete one : resources.reservedGeneric()) {
      generic.merge(one.kind(), Math.max(1, replicas * one.count()), Long::sum);
    }
  }

  private void addPlugins(ServiceSpec service) {
    String driver = service.task().logDriver();
    if (!driver.isEmpty()
        && !driver.equals("none")
        && !EnginePlugin.BUILT_IN.contains(new EnginePlugin(EnginePlugin.LOG, driver))) {
      plugins.add("log/" + driver);
    }
    for (MountSpec mount : service.task().container().mounts()) {
      if (!mount.plugin().isEmpty()) {
        plugins.add("volume/" + mount.plugin());
      }
    }
  }

  String text() {
    return "# Machines: managers first. What the stack asks of its nodes is here already.\n"
        + "cluster:\n"
        + "  managers:\n" + group(Math.max(managers, managerNames.size() | 1), managerNames)
        + "  workers:\n" + group(workers, workerNames);
  }

  private String group(long count, TreeSet<String> names) {
    StringBuilder text = new StringBuilder("    count: " + count + "\n");
    if (!names.isEmpty()) {
      text.append("    names: ")
          .append(
              names.stream().map(StarterText::quoted).collect(Collectors.joining(", ", "[", "]")))
          .append("               # the first nodes, asked for by name\n");
    }
    text.append("    cpus: ").append(Math.max(4, (nanoCpus + CPU - 1) / CPU)).append('\n');
    text.append("    memory: ")
        .append(Math.max(8, (memoryBytes + GIB - 1) / GIB))
        .append("GiB\n");
    text.append(labels.text());
    if (!plugins.isEmpty()) {
      text.append("    plugins: ").append(list(plugins)).append('\n');
    }
    if (!generic.isEmpty()) {
      List<String> items =
          generic.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
      text.append("    generic_resources: ").append(list(items)).append('\n');
    }
    return text.toString();
  }

  private static String list(java.util.Collection<String> items) {
    return items.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}

package io.dryswarm.models.workload;

import io.dryswarm.models.cpu.CpuHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Names what holds the system back: a program that finds work in nearly every round of its loop while the queue that it empties grows,
 * a server whose workers are nearly always busy while connections wait, or a node whose cores are nearly always wanted by more
 * than they can serve.
 */
final class Bottlenecks {
  /** Nearly always: share of rounds that found work, or of workers in use. */
  private static final double SATURATED = 0.95;

  /** A queue that holds more than this share of all items offered has grown, not just been used. */
  private static final double GROWN = 0.02;

  private static final double NS_PER_SECOND = 1e9;

  private final long nowNs;
  private final List<UserGroup> users;
  private final Items items;
  private final Processes processes;
  private final CpuHost cpu;

  Bottlenecks(long nowNs, List<UserGroup> users, Items items, Processes processes, CpuHost cpu) {
    this.nowNs = nowNs;
    this.users = users;
    this.items = items;
    this.processes = processes;
    this.cpu = cpu;
  }

  List<String> findings(IntFunction<String> nodeName) {
    List<String> findings = new ArrayList<>();
    for (ServiceLoad load : processes.loads().values()) {
      if (load.isLoopDriven() && load.utilisation() > SATURATED) {
        grownQueues(load, findings);
      } else if (!load.isLoopDriven() && load.utilisation() > SATURATED && load.meanQueue() > 1) {
        findings.add(String.format(
            Locale.ROOT,
            "%s is the bottleneck: its workers are busy %.1f %% of the time, on average %.1f connections wait for one",
            load.service,
            100 * load.utilisation(),
            load.meanQueue()));
      }
    }
    crowdedNodes(findings, nodeName);
    return findings;
  }

  private void crowdedNodes(List<String> findings, IntFunction<String> nodeName) {
    TreeSet<Integer> nodes = new TreeSet<>();
    processes.all().forEach(process -> nodes.add(process.node()));
    for (int node : nodes) {
      if (cpu.utilisation(node) > SATURATED) {
        findings.add(String.format(
            Locale.ROOT,
            "the cores of %s are a bottleneck: %.1f %% in use, and %.1f %% of the time its tasks want more",
            nodeName.apply(node),
            100 * cpu.utilisation(node),
            100 * cpu.crowdedShare(node)));
      }
    }
  }

  private void grownQueues(ServiceLoad consumer, List<String> findings) {
    for (TaskProcess server : processes.all()) {
      for (ItemQueue queue : server.queues) {
        if (server.isAlive()
            && queue.items.size() > GROWN * items.count()
            && targets(consumer.service).contains(queue.name)) {
          findings.add(sentence(consumer, server, queue));
        }
      }
    }
  }

  private String sentence(ServiceLoad consumer, TaskProcess server, ItemQueue queue) {
    UserGroup source = users.stream().filter(u -> u.itemKind >= 0).findFirst().orElseThrow();
    double seconds = (nowNs - source.spec.startNs()) / NS_PER_SECOND;
    return String.format(
        Locale.ROOT,
        "%s is the bottleneck: it takes %.1f %s/s, %.1f/s are offered; the queue \"%s\" of %s grows: %s%d at the end",
        consumer.service,
        consumer.roundsWithWork / seconds,
        source.spec.item(),
        source.sent / seconds,
        queue.name,
        server.info.service(),
        queue.history.words(source.spec.startNs(), nowNs),
        queue.items.size());
  }

  /** Queues that a service empties: those popped by the handlers that its loop calls. */
  private TreeSet<String> targets(String service) {
    TreeSet<String> queues = new TreeSet<>();
    for (TaskProcess process : processes.all()) {
      if (process.info.service().equals(service)) {
        for (Instruction step : process.program.loop()) {
          if (step.op() == Instruction.Op.CALL) {
            addPopped(step.request(), queues);
          }
        }
      }
    }
    return queues;
  }

  private void addPopped(String request, TreeSet<String> queues) {
    for (TaskProcess server : processes.all()) {
      Instruction[] code = server.program.handler(request);
      if (code != null) {
        for (Instruction step : code) {
          if (step.op() == Instruction.Op.POP) {
            queues.add(step.name());
          }
        }
      }
    }
  }
}

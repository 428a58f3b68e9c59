package io.dryswarm.models.workload;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.cpu.CpuContainer;
import io.dryswarm.models.dns.AnswerCache;
import io.dryswarm.models.volumes.VolumeData;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One running program. */
final class TaskProcess {
  /** Life of a process; it never goes back. */
  enum State {
    STARTING,
    LISTENING,
    STOPPING,
    ENDED,
    /** Ended with its node: nobody was told. */
    VANISHED
  }

  final ProcessInfo info;
  final Program program;
  final ServiceLoad load;
  final RandomStream random;
  final VolumeData data;
  final ProcessSettings settings;
  final long startedNs;
  final AnswerCache names;
  final IntArrayFIFOQueue accepted = new IntArrayFIFOQueue();
  final IntArrayList activities = new IntArrayList();
  final List<ItemQueue> queues = new ArrayList<>();
  final List<KeptConnection> connections = new ArrayList<>();
  private final EphemeralPorts ports = new EphemeralPorts();
  private final TreeMap<String, ConnectionPool> pools = new TreeMap<>();

  /** Further tries that its calls may make. */
  final RetrySpec.Budget budget = new RetrySpec.Budget();

  final CpuContainer cpu;
  State state = State.STARTING;
  int busy;

  /** Who waits is being handed to workers at this moment. */
  boolean servesNext;

  TaskProcess(
      ProcessInfo info,
      Program program,
      ServiceLoad load,
      RandomStream random,
      VolumeData data,
      ProcessSettings settings,
      CpuContainer cpu,
      long startedNs) {
    this.info = info;
    this.program = program;
    this.load = load;
    this.random = random;
    this.data = data;
    this.settings = settings;
    this.cpu = cpu;
    this.startedNs = startedNs;
    this.names = new AnswerCache(program.answerCaching());
  }

  /** Whether it uses the answer to a lookup more than once. */
  boolean keepsAnswers() {
    return program.answerCaching().isOn();
  }

  boolean isAlive() {
    return state.compareTo(State.ENDED) < 0;
  }

  boolean isListening() {
    return state == State.LISTENING;
  }

  /** Whether it has no room for another connection: Linux drops its SYN then. */
  boolean isFull() {
    return busy >= program.workers() && accepted.size() >= program.backlog();
  }

  /** Whether its tables are in a volume. */
  boolean isOnDisk() {
    ApplicationSpec spec = program.spec();
    return spec != null && info.volumes().containsKey(spec.dataTarget());
  }

  int node() {
    return info.node();
  }

  int task() {
    return info.task();
  }

  /** Source port of its next connection. */
  int nextPort() {
    return ports.next();
  }

  /** The queue of that name, made on first use. */
  ItemQueue queue(String name) {
    for (int i = 0; i < queues.size(); i++) {
      if (queues.get(i).name.equals(name)) {
        return queues.get(i);
      }
    }
    ItemQueue queue = new ItemQueue(name);
    queues.add(queue);
    return queue;
  }

  /**
   * The pool of connections to that service, or {@code null} if the program has none.
   *
   * @param hangUp closes a connection
   */
  @Nullable
  ConnectionPool pool(String service, Consumer<KeptConnection> hangUp) {
    PoolSpec spec = program.pool(service);
    if (spec == null) {
      return null;
    }
    ConnectionPool pool = pools.get(service);
    if (pool == null) {
      pool = new ConnectionPool(service, spec, hangUp);
      pools.put(service, pool);
    }
    return pool;
  }

  Collection<ConnectionPool> pools() {
    return pools.values();
  }

  /** The kept connection to that service, closed at first. */
  KeptConnection connection(String service) {
    for (int i = 0; i < connections.size(); i++) {
      if (connections.get(i).service.equals(service)) {
        return connections.get(i);
      }
    }
    KeptConnection connection = new KeptConnection(service);
    connections.add(connection);
    return connection;
  }
}

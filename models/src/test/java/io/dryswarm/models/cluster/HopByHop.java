package io.dryswarm.models.cluster;

import io.dryswarm.models.overlay.Device;
import io.dryswarm.models.overlay.PathKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The oracle for requests of users through the routing mesh: every packet goes device by device, one event each, on a calendar of its
 * own, and shares no code with the models. Sources: data-plane facts 1c, 5c, 6, 7, 8d.
 */
final class HopByHop {
  private static final long MS = 1_000_000;
  private static final long[] SYN_AT_MS = {0, 1000, 2000, 3100, 4200, 5100, 7200, 11_400, 19_600};
  private static final long LEAST_RTO_NS = 200 * MS;
  private static final long LOCAL_RESET_NS = 30_000;

  /** Something that happens. */
  private record Event(long atNs, long order, Runnable what) {}

  private final PriorityQueue<Event> calendar = new PriorityQueue<>(
      (a, b) -> a.atNs != b.atNs ? Long.compare(a.atNs, b.atNs) : Long.compare(a.order, b.order));
  private final LongSupplier wireNs;
  private final long accessNs;
  private final long serviceNs;
  private final long patienceNs;
  private final BitSet cut = new BitSet();
  private final BitSet dead = new BitSet();
  private final TreeMap<Integer, HopServer> servers = new TreeMap<>();
  private final TreeMap<Integer, HopBalancer> balancers = new TreeMap<>();
  private final List<HopRequest> requests = new ArrayList<>();
  private long nowNs;
  private long scheduled;

  /** Packets that are somewhere on their way. */
  private int underWay;

  private long firstCaughtNs = Long.MAX_VALUE;

  /**
   * @param wireNs     a packet between two nodes, one draw
   * @param accessNs   between users and the cluster
   * @param serviceNs  of each request
   * @param patienceNs how long users wait
   */
  HopByHop(LongSupplier wireNs, long accessNs, long serviceNs, long patienceNs) {
    this.wireNs = wireNs;
    this.accessNs = accessNs;
    this.serviceNs = serviceNs;
    this.patienceNs = patienceNs;
  }

  /** The load balancer of a node. */
  HopBalancer balancer(int node) {
    return balancers.computeIfAbsent(node, n -> new HopBalancer());
  }

  /** Something changes in the world, and packets may be on their way meanwhile. */
  void change(long atNs, Runnable what) {
    at(atNs, () -> {
      if (underWay > 0) {
        firstCaughtNs = Math.min(firstCaughtNs, atNs);
      }
      what.run();
    });
  }

  void setCut(int node, boolean nowCut) {
    cut.set(node, nowCut);
  }

  void powerOff(int node) {
    dead.set(node);
    cut.set(node);
    servers.values().stream().filter(s -> s.node == node).forEach(HopServer::end);
  }

  void listens(int task, HopServer server) {
    servers.put(task, server);
  }

  /** The container is killed: its kernel resets what was open. */
  void ends(int task) {
    HopServer server = servers.get(task);
    if (server != null && server.alive) {
      server.end().forEach(r -> toClient(r, () -> end(r, "connection reset")));
    }
  }

  /** A user arrives. */
  void request(String users, int entry, long arrivedNs) {
    HopRequest request = new HopRequest(users, entry, arrivedNs);
    requests.add(request);
    at(arrivedNs, () -> {
      at(
          arrivedNs + patienceNs,
          () -> end(request, request.connected ? "read time-out" : "connect time-out"));
      sendSyn(request);
    });
  }

  /** To a moment; what became of all requests until then. */
  List<HopRequest> run(long untilNs) {
    while (!calendar.isEmpty() && calendar.peek().atNs <= untilNs) {
      Event next = calendar.poll();
      nowNs = next.atNs;
      next.what.run();
    }
    return requests;
  }

  /** The first change that met a packet on its way; far away if there was none. */
  long firstCaughtNs() {
    return firstCaughtNs;
  }

  private void at(long atNs, Runnable what) {
    calendar.add(new Event(atNs, scheduled++, what));
  }

  private void sendSyn(HopRequest r) {
    if (r.over || r.connected) {
      return;
    }
    r.synSentNs = nowNs;
    if (r.synTries < SYN_AT_MS.length - 1) {
      at(r.arrivedNs + SYN_AT_MS[++r.synTries] * MS, () -> sendSyn(r));
    }
    toServer(r, true, () -> synArrived(r));
  }

  private void synArrived(HopRequest r) {
    HopServer server = servers.get(r.task);
    if (server == null || !server.alive) {
      toClient(r, () -> end(r, "connection refused"));
    } else if (!server.isFull()) {
      toClient(r, () -> connected(r));
    }
  }

  private void connected(HopRequest r) {
    if (!r.over && !r.connected) {
      r.connected = true;
      r.roundTripNs = nowNs - r.synSentNs;
      sendData(r, Math.max(LEAST_RTO_NS, 3 * r.roundTripNs));
    }
  }

  private void sendData(HopRequest r, long rtoNs) {
    if (r.over || r.acknowledged) {
      return;
    }
    at(nowNs + rtoNs, () -> sendData(r, 2 * rtoNs));
    toServer(r, false, () -> dataArrived(r));
  }

  private void dataArrived(HopRequest r) {
    HopServer server = servers.get(r.task);
    if (!server.alive) {
      toClient(r, () -> end(r, "connection reset"));
      return;
    }
    toClient(r, () -> r.acknowledged = true);
    if (!r.arrivedAtServer) {
      r.arrivedAtServer = true;
      if (server.takes(r)) {
        serve(server, r);
      }
    }
  }

  private void serve(HopServer server, HopRequest r) {
    at(nowNs + serviceNs, () -> {
      if (server.alive) {
        sendAnswer(server, r, Math.max(LEAST_RTO_NS, 3 * r.roundTripNs));
        HopRequest next = server.done(r);
        if (next != null) {
          serve(server, next);
        }
      }
    });
  }

  private void sendAnswer(HopServer server, HopRequest r, long rtoNs) {
    if (r.over || dead.get(server.node)) {
      return;
    }
    at(nowNs + rtoNs, () -> sendAnswer(server, r, 2 * rtoNs));
    toClient(r, () -> end(r, "ok"));
  }

  private void end(HopRequest r, String fate) {
    if (!r.over) {
      r.over = true;
      r.fate = fate;
      r.endedNs = nowNs;
    }
  }

  /** From the user over the entry node, whose load balancer decides where to. */
  private void toServer(HopRequest r, boolean syn, Runnable arrived) {
    underWay++;
    at(nowNs + accessNs, () -> {
      if (cut.get(r.entry)) {
        underWay--;
        return;
      }
      hop(Device.toBalancer(PathKind.INGRESS), 0, r.entry, r.entry, () -> {
        if (passesBalancer(r, syn)) {
          HopServer server = servers.get(r.task);
          List<Device> path = Device.fromBalancer(server.node != r.entry);
          hop(path, 0, r.entry, server.node, () -> {
            underWay--;
            if (!dead.get(server.node)) {
              arrived.run();
            }
          });
        }
      });
    });
  }

  /** A SYN without an entry, or whose back end is gone, is scheduled; anything else whose back end is gone is reset. */
  private boolean passesBalancer(HopRequest r, boolean syn) {
    HopBalancer balancer = balancer(r.entry);
    if (r.task != HopBalancer.NONE && balancer.has(r.task)) {
      return true;
    }
    r.task = syn ? balancer.next() : HopBalancer.NONE;
    if (r.task != HopBalancer.NONE) {
      return true;
    }
    String fate = syn ? "connection refused" : "connection reset";
    at(nowNs + LOCAL_RESET_NS + accessNs, () -> {
      underWay--;
      end(r, fate);
    });
    return false;
  }

  /** From the task back over the entry node to the user. */
  private void toClient(HopRequest r, Runnable arrived) {
    HopServer server = servers.get(r.task);
    List<Device> path = new ArrayList<>(Device.between(PathKind.INGRESS, server.node != r.entry));
    Collections.reverse(path);
    underWay++;
    hop(path, 0, server.node, r.entry, () -> {
      if (cut.get(r.entry)) {
        underWay--;
      } else {
        at(nowNs + accessNs, () -> {
          underWay--;
          arrived.run();
        });
      }
    });
  }

  private void hop(List<Device> path, int device, int from, int to, Runnable through) {
    if (device == path.size()) {
      through.run();
      return;
    }
    Device passed = path.get(device);
    if (passed == Device.WIRE && (cut.get(from) || cut.get(to))) {
      underWay--;
      return;
    }
    long ns = passed == Device.WIRE ? wireNs.getAsLong() : passed.ns();
    at(nowNs + ns, () -> hop(path, device + 1, from, to, through));
  }
}

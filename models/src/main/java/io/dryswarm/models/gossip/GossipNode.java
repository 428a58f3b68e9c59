package io.dryswarm.models.gossip;

import io.dryswarm.models.gossip.Rumour.Attachment;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/** One life of a node's engine: both machines, their timers, and what they ask for turned into calendar entries. */
final class GossipNode implements GossipEffects {
  private static final int KIND_SHIFT = 32;
  private static final int LIFE_SHIFT = 40;
  private static final long NOT_ARMED = -1;

  private final int node;
  private final int life;
  private final MembershipMachine membership;
  private final NetworkDbMachine networkDb;
  private final EngineKeys keys;
  private final KeyRing ring;
  private final GossipHost host;
  private final Long2LongOpenHashMap armed = new Long2LongOpenHashMap();

  GossipNode(
      int node,
      int life,
      MembershipMachine membership,
      NetworkDbMachine networkDb,
      EngineKeys keys,
      GossipHost host) {
    this.node = node;
    this.life = life;
    this.membership = membership;
    this.networkDb = networkDb;
    this.keys = keys;
    this.ring = keys.ring();
    this.host = host;
    armed.defaultReturnValue(NOT_ARMED);
  }

  MembershipMachine membership() {
    return membership;
  }

  NetworkDbMachine networkDb() {
    return networkDb;
  }

  EngineKeys keys() {
    return keys;
  }

  KeyRing ring() {
    return ring;
  }

  void receive(int from, GossipMessage message, long nowNs) {
    if (message instanceof GossipMessage.PushPull pushPull) {
      membership.receive(from, pushPull, nowNs, this);
    } else if (message instanceof GossipMessage.Membership forMembership) {
      membership.receive(from, forMembership, nowNs, this);
    } else if (message instanceof GossipMessage.NetworkDb forNetworkDb) {
      networkDb.receive(from, forNetworkDb, nowNs, this);
    }
  }

  /** A timer is due; those of an earlier life are void. */
  void timeout(long arg, long nowNs) {
    if (arg >>> LIFE_SHIFT != life) {
      return;
    }
    armed.remove(arg);
    GossipTimer timer = GossipTimer.of((int) (arg >>> KIND_SHIFT) & 0xff);
    int id = (int) arg;
    if (timer.isMembership()) {
      membership.timeout(timer, id, nowNs, this);
    } else {
      networkDb.timeout(timer, id, nowNs, this);
    }
  }

  /** The same request as one would make it now. */
  GossipMessage.PushPull refreshed(GossipMessage.PushPull request) {
    return membership.request(request.join());
  }

  private long arg(GossipTimer timer, int id) {
    return ((long) life << LIFE_SHIFT) | ((long) timer.code() << KIND_SHIFT) | (id & 0xffffffffL);
  }

  @Override
  public void datagram(int to, GossipMessage message) {
    host.sendDatagram(node, to, message);
  }

  @Override
  public Reach stream(int to, GossipMessage message) {
    return host.sendStream(node, to, message);
  }

  @Override
  public void arm(GossipTimer timer, int id, long atNs) {
    long arg = arg(timer, id);
    long before = armed.put(arg, host.arm(node, arg, atNs));
    if (before != NOT_ARMED) {
      host.sim().cancel(before);
    }
  }

  @Override
  public void cancel(GossipTimer timer, int id) {
    long handle = armed.remove(arg(timer, id));
    if (handle != NOT_ARMED) {
      host.sim().cancel(handle);
    }
  }

  @Override
  public Reach join(int member) {
    return membership.join(member, this);
  }

  @Override
  public void announce(Attachment news) {
    membership.announce(news, host.sim().nowNs(), this);
  }

  @Override
  public void announce(Rumour.NodeEvent news) {
    membership.announce(news, host.sim().nowNs(), this);
  }

  @Override
  public void part() {
    membership.part(host.sim().nowNs(), this);
  }

  @Override
  public void departed() {
    host.departed(node);
  }

  @Override
  public void suspected(int member, int accuser) {
    host.sim().trace().add(GossipTrace.SUSPECTED, node, member, accuser);
  }

  @Override
  public void failed(int member, int endpoints) {
    host.sim().trace().add(GossipTrace.FAILED, node, member, endpoints);
    host.listener().nodeFailed(node, member, endpoints);
  }

  @Override
  public void left(int member) {
    host.sim().trace().add(GossipTrace.LEFT, node, member);
  }

  @Override
  public void alive(int member) {
    host.sim().trace().add(GossipTrace.ALIVE, node, member);
  }

  @Override
  public void refuted(int incarnation) {
    host.sim().trace().add(GossipTrace.REFUTED, node, incarnation);
  }

  @Override
  public void networkJoined(int network) {
    host.sim().trace().add(GossipTrace.NETWORK_JOINED, node, network);
    host.listener().networkJoined(node, network);
  }

  @Override
  public void created(int network, Table table, long key, TableValue value) {
    host.listener().created(node, network, table, key, value);
  }

  @Override
  public void updated(int network, Table table, long key, TableValue value) {
    host.listener().updated(node, network, table, key, value);
  }

  @Override
  public void deleted(int network, Table table, long key, TableValue value) {
    host.listener().deleted(node, network, table, key, value);
  }
}

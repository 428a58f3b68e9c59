package io.dryswarm.models.store;

import io.dryswarm.models.spec.AddressPools;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the managers keep of the swarm beside its settings. Source: control-plane facts 1.5.43.
 *
 * @param pools       where networks get their subnets; fixed at the making of the swarm
 * @param tokens      with which nodes join
 * @param blacklisted nodes that were removed, by number, with the time when their last certificate expires, nanoseconds
 * @param gossipKeys  keys of the tables that nodes gossip
 * @param ipsecKeys   keys of encrypted networks
 * @param lamportTime the swarm's logical clock: number of the newest key
 * @param unlockKey   number of the key that unlocks managers, {@link #NO_KEY} without autolock
 */
public record ClusterState(
    AddressPools pools,
    JoinTokens tokens,
    SortedMap<Integer, Long> blacklisted,
    NetworkKeys gossipKeys,
    NetworkKeys ipsecKeys,
    long lamportTime,
    int unlockKey) {
  public static final int NO_KEY = 0;

  /** How long a certificate stays blacklisted beyond its expiry, nanoseconds: 7 days. */
  static final long BLACKLIST_GRACE_NS = 7 * 24 * 3600 * 1_000_000_000L;

  public static final ClusterState INITIAL = new ClusterState(
      AddressPools.DEFAULT,
      JoinTokens.FIRST,
      Collections.emptySortedMap(),
      NetworkKeys.NONE,
      NetworkKeys.NONE,
      0,
      NO_KEY);

  public ClusterState {
    blacklisted = Collections.unmodifiableSortedMap(new TreeMap<>(blacklisted));
  }

  /** A swarm made with these pools. */
  public ClusterState withPools(AddressPools newPools) {
    return new ClusterState(
        newPools, tokens, blacklisted, gossipKeys, ipsecKeys, lamportTime, unlockKey);
  }

  public ClusterState withTokens(JoinTokens newTokens) {
    return new ClusterState(
        pools, newTokens, blacklisted, gossipKeys, ipsecKeys, lamportTime, unlockKey);
  }

  /** With a removed node; those that expired a week ago are dropped. */
  public ClusterState withBlacklisted(int node, long expiryNs, long nowNs) {
    SortedMap<Integer, Long> changed = new TreeMap<>(blacklisted);
    changed.put(node, expiryNs);
    return withBlacklist(changed).withoutExpired(nowNs);
  }

  /** Without the nodes whose certificates expired a week ago. */
  public ClusterState withoutExpired(long nowNs) {
    SortedMap<Integer, Long> changed = new TreeMap<>(blacklisted);
    changed.values().removeIf(expiryNs -> expiryNs < nowNs - BLACKLIST_GRACE_NS);
    return withBlacklist(changed);
  }

  private ClusterState withBlacklist(SortedMap<Integer, Long> newBlacklist) {
    return new ClusterState(
        pools, tokens, newBlacklist, gossipKeys, ipsecKeys, lamportTime, unlockKey);
  }

  /** The keys of both subsystems. */
  public SwarmKeys keys() {
    return new SwarmKeys(gossipKeys, ipsecKeys);
  }

  public ClusterState withKeys(NetworkKeys newGossip, NetworkKeys newIpsec, long newLamportTime) {
    return new ClusterState(
        pools, tokens, blacklisted, newGossip, newIpsec, newLamportTime, unlockKey);
  }

  public ClusterState withNextUnlockKey() {
    return new ClusterState(
        pools, tokens, blacklisted, gossipKeys, ipsecKeys, lamportTime, unlockKey + 1);
  }
}

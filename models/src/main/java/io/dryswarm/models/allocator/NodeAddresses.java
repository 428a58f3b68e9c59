package io.dryswarm.models.allocator;

import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Attachment;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The load-balancer address of each node on each network that it uses: those of its tasks that have not ended, and ingress always.
 *
 * <p>Source: control-plane facts 10.18; moby/swarmkit manager/allocator/network.go getNodeNetworks, allocateNode.
 */
final class NodeAddresses {
  private final AddressBook addresses;
  private final TreeMap<Integer, List<Attachment>> byNode = new TreeMap<>();

  NodeAddresses(AddressBook addresses) {
    this.addresses = addresses;
  }

  /** Takes over what the store says of the node. */
  void restore(NodeObject node) {
    addresses.restore(node.attachments());
    byNode.put(node.id(), node.attachments());
  }

  /**
   * Adds and frees addresses so that the node has one on each network that it uses, as far as there are any; adds the change to
   * {@code parts}. No effect for an unknown node.
   *
   * @return whether an address was freed
   */
  boolean adjust(int node, StoreView view, List<Consumer<StoreTx>> parts) {
    if (node == TaskObject.UNASSIGNED || view.node(node) == null) {
      return false;
    }
    IntArrayList wanted = networksOf(node, view);
    List<Attachment> old = byNode.getOrDefault(node, List.of());
    List<Attachment> kept = new ArrayList<>();
    for (Attachment attachment : old) {
      if (wanted.rem(attachment.network())) {
        kept.add(attachment);
      }
    }
    boolean freed = kept.size() < old.size();
    boolean added = addMissing(wanted, kept);
    old.stream().filter(attachment -> !kept.contains(attachment)).forEach(addresses::free);
    if (added || freed) {
      replace(node, kept, parts);
    }
    return freed;
  }

  /** Frees everything that a deleted node had. */
  void release(int node) {
    List<Attachment> attachments = byNode.remove(node);
    if (attachments != null) {
      addresses.free(attachments);
    }
  }

  /** Takes the addresses on a deleted network from all nodes; adds the changes to {@code parts}. */
  void leave(int network, List<Consumer<StoreTx>> parts) {
    for (int node : List.copyOf(byNode.keySet())) {
      List<Attachment> kept = new ArrayList<>(byNode.getOrDefault(node, List.of()));
      if (kept.removeIf(attachment -> attachment.network() == network)) {
        replace(node, kept, parts);
      }
    }
  }

  private boolean addMissing(IntArrayList networks, List<Attachment> attachments) {
    boolean added = false;
    for (int i = 0; i < networks.size(); i++) {
      Attachment attachment = addresses.take(networks.getInt(i));
      if (attachment != null) {
        attachments.add(attachment);
        added = true;
      }
    }
    return added;
  }

  private void replace(int node, List<Attachment> attachments, List<Consumer<StoreTx>> parts) {
    List<Attachment> now = List.copyOf(attachments);
    byNode.put(node, now);
    parts.add(tx -> {
      NodeObject stored = tx.node(node);
      if (stored != null) {
        tx.update(stored.withAttachments(now));
      }
    });
  }

  /** Each once, in the order of the tasks; a node has few. */
  private static IntArrayList networksOf(int node, StoreView view) {
    IntArrayList networks = new IntArrayList();
    for (TaskObject task : view.tasksOnNode(node)) {
      if (!task.observed().isTerminal()) {
        for (Attachment attachment : task.attachments()) {
          addOnce(attachment.network(), networks);
        }
      }
    }
    int ingress = NetworkNames.ingress(view);
    if (ingress != NetworkNames.MISSING) {
      addOnce(ingress, networks);
    }
    return networks;
  }

  private static void addOnce(int network, IntArrayList networks) {
    if (!networks.contains(network)) {
      networks.add(network);
    }
  }
}

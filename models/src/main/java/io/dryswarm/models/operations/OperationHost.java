package io.dryswarm.models.operations;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.controlapi.ApiClient;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.NodeSettings;
import io.dryswarm.models.faults.FaultTrace;
import io.dryswarm.models.faults.Hands;
import io.dryswarm.models.faults.NodeLocator;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.store.ObjectIds;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/** Types the commands of a run. */
public final class OperationHost {
  private final Simulation sim;
  private final ApiClient.Api api;
  private final ApiClient client;
  private final IntSupplier anyManager;
  private final NodeLocator locator;
  private final Shell shell;

  /**
   * @param anyManager a manager that runs, for operations that name none
   * @param locator    finds the nodes that operations name
   * @param shell      takes the commands that are typed
   */
  public OperationHost(
      Simulation sim,
      ApiClient.Api api,
      IntSupplier anyManager,
      NodeLocator locator,
      Shell shell,
      List<TimedOperation> operations) {
    this.sim = sim;
    this.api = api;
    this.client = new ApiClient(api);
    this.anyManager = anyManager;
    this.locator = locator;
    this.shell = shell;
    SlotEvent act = sim.define("operations.act", (index, arg) -> perform(operations.get(index)));
    for (int i = 0; i < operations.size(); i++) {
      sim.at(operations.get(i).atNs(), act, i, 0);
    }
  }

  private void perform(TimedOperation timed) {
    NodeRef asked = timed.via();
    int via = asked == null ? anyManager.getAsInt() : locate(asked);
    if (via != Hands.NOWHERE) {
      perform(via, timed.operation());
    }
  }

  /** Gives the command at a node, now. */
  public void perform(int via, Operation operation) {
    if (operation instanceof Operation.Script script) {
      type(via, script.lines().iterator());
      return;
    }
    sim.trace().add(OperationTrace.ASKED, via, 0, 0, operation.command());
    Consumer<ApiReply> done = reply -> answered(via, operation, reply);
    if (operation instanceof Operation.Typed typed) {
      shell.type(via, typed, ending -> ended(via, typed, ending, 0));
    } else if (operation instanceof Operation.Scale scale) {
      scale(via, scale.replicas().entrySet().iterator(), done);
    } else if (operation instanceof Operation.UpdateService update) {
      client.updateService(via, update.service(), update.change(), done);
    } else if (operation instanceof Operation.RollBack rollback) {
      client.rollBack(via, rollback.service(), done);
    } else if (operation instanceof Operation.RemoveService remove) {
      api.submit(via, new ApiRequest.RemoveService(remove.service()), done);
    } else if (operation instanceof Operation.UpdateSwarm update) {
      client.updateCluster(via, update.change(), done);
    } else {
      onNode(via, operation, done);
    }
  }

  private void type(int via, Iterator<Operation.Typed> script) {
    if (script.hasNext()) {
      Operation.Typed typed = script.next();
      sim.trace().add(OperationTrace.ASKED, via, OperationTrace.OF_SCRIPT, 0, typed.command());
      shell.type(via, typed, ending -> {
        ended(via, typed, ending, OperationTrace.OF_SCRIPT);
        type(via, script);
      });
    }
  }

  /** One service after the other; a refusal does not keep the next from being scaled. */
  private void scale(
      int via, Iterator<Map.Entry<String, Integer>> services, Consumer<ApiReply> done) {
    Map.Entry<String, Integer> first = services.next();
    client.scale(via, first.getKey(), first.getValue(), reply -> {
      done.accept(reply);
      if (services.hasNext()) {
        scale(via, services, done);
      }
    });
  }

  private void onNode(int via, Operation operation, Consumer<ApiReply> done) {
    if (operation instanceof Operation.SetAvailability set) {
      update(via, set.node(), s -> s.withAvailability(set.availability()), done);
    } else if (operation instanceof Operation.SetRole set) {
      update(via, set.node(), s -> s.withRole(set.role()), done);
    } else if (operation instanceof Operation.SetLabels set) {
      update(via, set.node(), s -> labelled(s, set), done);
    } else if (operation instanceof Operation.RemoveNode remove) {
      int node = locate(remove.node());
      if (node != Hands.NOWHERE) {
        api.submit(via, new ApiRequest.RemoveNode(ObjectIds.ofNode(node), remove.force()), done);
      }
    } else {
      throw new AssertionError("unhandled " + operation);
    }
  }

  private void update(
      int via, NodeRef ref, UnaryOperator<NodeSettings> change, Consumer<ApiReply> done) {
    int node = locate(ref);
    if (node != Hands.NOWHERE) {
      client.updateNode(via, ObjectIds.ofNode(node), change, done);
    }
  }

  private static NodeSettings labelled(NodeSettings settings, Operation.SetLabels labels) {
    NodeSettings changed = settings;
    for (Map.Entry<String, String> label : labels.set().entrySet()) {
      changed = changed.withLabel(label.getKey(), label.getValue());
    }
    for (String key : labels.remove()) {
      changed = changed.withoutLabel(key);
    }
    return changed;
  }

  private int locate(NodeRef ref) {
    int node = locator.find(ref);
    if (node == Hands.NOWHERE) {
      sim.trace().add(FaultTrace.NO_TARGET, Hands.NOWHERE, 0, 0, ref.text());
    }
    return node;
  }

  /** What the swarm refuses stands among the lines: the client prints it. */
  private void ended(int node, Operation.Typed command, Shell.Ending ending, int origin) {
    ending.lines().forEach(line -> sim.trace().add(OperationTrace.PRINTED, node, origin, 0, line));
    sim.trace()
        .add(
            ending.exitStatus() == 0 ? OperationTrace.DONE : OperationTrace.FAILED,
            node,
            ending.exitStatus(),
            ending.isRefused() ? 1 : 0,
            command.command());
  }

  private void answered(int via, Operation operation, ApiReply reply) {
    if (!(reply instanceof ApiReply.Refused refused)) {
      sim.trace().add(OperationTrace.DONE, via, 0, 0, operation.command());
    } else {
      sim.trace().add(OperationTrace.REFUSED, via, 0, 0, refused.error().printed());
    }
  }
}

package io.dryswarm.models.orchestrator;

import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.restart.TaskInit;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs, replicated and global ones: a job is looked at as a whole when it is created or updated and whenever one of its tasks has
 * ended. Nodes are not watched, so that a node that joins later gets its task of a global job only then.
 *
 * <p>Source: control-plane facts 6.3; moby/swarmkit manager/orchestrator/jobs/orchestrator.go.
 */
public final class JobsOrchestrator extends SerialComponent {
  private final RestartSupervisor restarts;
  private final ReplicatedJobs replicated;
  private final GlobalJobs global;

  /** An orchestrator with Swarm's restart delay. */
  public JobsOrchestrator() {
    this(new RestartSupervisor());
  }

  /** An orchestrator that takes over the supervisor. */
  public JobsOrchestrator(RestartSupervisor restarts) {
    this.restarts = restarts;
    this.replicated = new ReplicatedJobs(restarts);
    this.global = new GlobalJobs(restarts);
  }

  @Override
  public String name() {
    return "orchestrator.jobs";
  }

  @Override
  protected void begin() {
    List<ServiceObject> jobs =
        view().services().stream().filter(JobsOrchestrator::isJob).toList();
    // Ended tasks are dealt with when the jobs are reconciled.
    TaskInit ofReplicated =
        new TaskInit(restarts, JobsOrchestrator::isReplicated, (task, parts) -> {});
    TaskInit ofGlobal = new TaskInit(restarts, JobsOrchestrator::isGlobal, this::leaveInvalidNode);
    write(
        ofReplicated.run(view(), out()),
        () -> write(
            ofGlobal.run(view(), out()),
            () -> writeInSequence(jobs.iterator(), this::reconcile, () -> {})));
  }

  @Override
  protected void arrived(StoreEvent event) {
    restarts.observe(event, out());
  }

  @Override
  public void onTimer(long key, StoreView view, ComponentEffects out) {
    restarts.timerDue(key, out);
  }

  @Override
  protected void handle(StoreEvent event) {
    if (event.object() instanceof ServiceObject service && isJob(service)) {
      if (event.op() == StoreEvent.Op.REMOVE) {
        write(Tasks.removalOfAll(service.id(), view()), () -> restarts.forgetService(service.id()));
      } else {
        write(reconcile(service), () -> {});
      }
    } else if (event.object() instanceof TaskObject task
        && event.op() == StoreEvent.Op.UPDATE
        && task.observed().isTerminal()
        && !task.desired().isAfter(TaskState.COMPLETE)) {
      ServiceObject service = view().service(task.service());
      if (service != null && isJob(service)) {
        write(reconcile(service), () -> {});
      }
    }
  }

  /** The changes that bring the job on, as it is in the store by now. */
  private List<Consumer<StoreTx>> reconcile(ServiceObject job) {
    ServiceObject stored = view().service(job.id());
    if (stored == null) {
      return List.of();
    }
    return isReplicated(stored)
        ? replicated.reconcile(stored, view(), out())
        : global.reconcile(stored, view(), out());
  }

  private void leaveInvalidNode(TaskObject task, List<Consumer<StoreTx>> parts) {
    if (!task.desired().isAfter(TaskState.COMPLETE) && Tasks.isOnInvalidNode(task, view())) {
      parts.add(tx -> Tasks.raiseDesired(task.id(), TaskState.SHUTDOWN, tx));
    }
  }

  private static boolean isJob(@Nullable ServiceObject service) {
    return service != null && service.spec().mode().isJob();
  }

  private static boolean isReplicated(ServiceObject service) {
    return service.spec().mode() instanceof ServiceMode.ReplicatedJob;
  }

  private static boolean isGlobal(ServiceObject service) {
    return service.spec().mode() instanceof ServiceMode.GlobalJob;
  }
}

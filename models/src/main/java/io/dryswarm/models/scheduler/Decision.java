package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.TaskObject;

/**
 * What the scheduler wants to write for one task.
 *
 * @param old     the task the decision is based on
 * @param decided the task as it shall be: assigned, or pending with an explanation
 */
record Decision(TaskObject old, TaskObject decided) {}

package io.dryswarm.scenarios.language;

import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.operations.TimedOperation;
import java.util.List;

/** What happens when, ascending: to machines, and by users' commands. */
record Timeline(List<TimedAction> actions, List<TimedOperation> operations) {}

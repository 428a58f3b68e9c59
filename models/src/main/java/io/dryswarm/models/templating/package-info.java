/**
 * Templates in service specifications and in the data of secrets and configs, filled in on the node for each task.
 *
 * <p><b>Models:</b> what SwarmKit fills in: the values of environment variables, sources and targets of mounts, the host name; the data of
 * secrets and configs with the template driver {@code golang}. The fields {@code .Service}, {@code .Node} and {@code .Task}, the functions
 * {@code secret}, {@code config} and {@code env} in data, and {@code join}. Of Go's text/template: fields, literals, pipelines, parentheses,
 * {@code if}, comments, trim marks and the functions that need no types ({@code and, or, not, eq, ne, len, index, print, println, printf});
 * errors in Go's words, with Go's positions. <b>Leaves out:</b> {@code range}, {@code with}, {@code define}, variables and methods, which are
 * refused in words of our own; labels and options of volumes, which have no effect here.
 *
 * <p><b>Parts:</b> {@code TemplateParser} makes {@code Part}s of a text, {@code TemplateRun} fills them in, {@link
 * io.dryswarm.models.templating.TaskContext} is what they may name, {@link io.dryswarm.models.templating.TaskTemplates} knows which parts of a
 * task are templates, {@link io.dryswarm.models.templating.PayloadTemplates} does the data.
 *
 * <p><b>Source:</b> control-plane facts 11.3.27, 11.3.28; moby/swarmkit template; Go's text/template.
 *
 * <pre>{@code
 * TaskContext context = TaskContext.of(task, labels, "worker-1", description);
 * TaskObject filled = TaskTemplates.expand(task, context);   // TemplateError: the task is rejected
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.templating;

import org.jspecify.annotations.NullMarked;

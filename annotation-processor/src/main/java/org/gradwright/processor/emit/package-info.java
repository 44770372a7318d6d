// SPDX-License-Identifier: Apache-2.0
/**
 * From plans to Java source: one class per part of the generated file. Imports {@code processor.plan}, {@code
 * processor.graph}, {@code processor.formula} and JavaPoet.
 */
@NullMarked
package org.gradwright.processor.emit;

import org.jspecify.annotations.NullMarked;

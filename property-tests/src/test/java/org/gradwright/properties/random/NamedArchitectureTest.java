// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

class NamedArchitectureTest {}

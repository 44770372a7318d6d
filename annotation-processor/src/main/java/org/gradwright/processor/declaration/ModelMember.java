// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import org.gradwright.processor.diagnostic.Place;

/** Something that a model declares. */
public sealed interface ModelMember permits MemberDeclaration, LossDeclaration, BlockUse, GraphMethod {
    String name();

    Place place();
}

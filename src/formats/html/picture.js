// The picture: moved and scaled as one, by pointer, wheel, fingers and keys.

function startPicture() {}
function paintPicture() {}
function markSelected() {}
function markFound() {}
